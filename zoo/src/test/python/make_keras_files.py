"""Makes the small files that KerasFileTest reads, and what it must find in larger ones.

    python3 zoo/src/test/python/make_keras_files.py [folder with the Keras weights of real networks]

Needs h5py (Debian: python3-h5py). Every number is computed here, from nothing that is tested.
"""

import sys
from pathlib import Path

import h5py
import numpy as np

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "resources/org/convzoo/zoo/tensors/keras"
REAL = ["squeezenet1_1_keras_notop.h5", "mobilenet_v1_025_224_keras_full.h5"]


def ramp(shape, dtype="f4"):
    """0, 0.5, 1, …: every element tells its place, and float16 holds it exactly."""
    return (np.arange(np.prod(shape, dtype=int)) / 2).reshape(shape).astype(dtype)


def names(texts):
    return np.array([text.encode() for text in texts])


def layer(group, name, weights, **storage):
    """As Keras 2 writes it: the layer's name twice, and :0 behind the weight's."""
    inner = group.create_group(name)
    paths = [f"{name}/{weight}:0" for weight in weights]
    inner.attrs["weight_names"] = names(paths)
    for path, value in zip(paths, weights.values()):
        inner.create_dataset(path, data=value, **(storage if value.ndim else {}))


def types():
    with h5py.File(OUT / "types.h5", "w") as file:
        file.attrs["layer_names"] = names(["in", "double", "half", "other", "scalar"])
        file.attrs["keras_version"] = np.bytes_("2.4.0")
        file.attrs["backend"] = "tensorflow"
        file.create_group("in").attrs["weight_names"] = []
        layer(file, "double", {"kernel": ramp((3, 2), "f8")})
        layer(file, "half", {"kernel": ramp((2, 2, 1, 2), "f2"), "bias": ramp((2,), "f2")})
        layer(file, "other", {"kernel": ramp((5,), ">f4"), "count": np.array([3, 2**30], "i8")})
        layer(file, "scalar", {"alpha": np.array(0.25, "f4")})


def chunks():
    random = np.random.default_rng(1)
    with h5py.File(OUT / "chunks.h5", "w") as file:
        file.attrs["model_config"] = '{"class_name": "Sequential", "config": "' + "ä" * 9000 + '"}'
        file.attrs["keras_version"] = "2.13.1"
        group = file.create_group("model_weights")
        group.attrs["layer_names"] = names(["plain", "gzip", "shuffle", "both", "incompressible", "deep"])
        group.attrs["backend"] = "tensorflow"
        layer(group, "plain", {"kernel": ramp((7, 5))}, chunks=(3, 2))
        layer(group, "gzip", {"kernel": ramp((7, 5, 3))}, chunks=(2, 5, 2), compression="gzip")
        layer(group, "shuffle", {"kernel": ramp((7, 5), "f8")}, chunks=(4, 4), shuffle=True)
        layer(group, "both", {"kernel": ramp((9, 9, 3, 4))}, chunks=(9, 4, 3, 3), compression="gzip", shuffle=True)
        # HDF5 leaves the filter out where it does not shrink a chunk
        layer(group, "incompressible", {"kernel": random.random((6,)).astype("f4")}, chunks=(4,), compression="gzip")
        # enough chunks for an index of two levels
        layer(group, "deep", {"kernel": ramp((600,), "f2")}, chunks=(4,), compression="gzip", shuffle=True)


def newer():
    """Groups and attributes as HDF5 2.0 writes them when nothing else is asked for: few in the header, many in a heap."""
    with h5py.File(OUT / "newer.h5", "w", libver=("v108", "v108")) as file:
        layers = [f"block{i}" for i in range(40)]
        file.attrs["layer_names"] = names(layers)
        file.attrs["keras_version"] = "3.12.0"
        file.attrs["backend"] = "torch"
        for i in range(12):
            file.attrs[f"more{i}"] = i
        for i, name in enumerate(layers):
            layer(file, name, {"kernel": ramp((2, i + 1)), "bias": ramp((i + 1,))})


def spelled():
    """Names as other versions of Keras spell them."""
    with h5py.File(OUT / "spelled.h5", "w") as file:
        file.attrs["layer_names0"] = names(["old", "old_bn"])
        file.attrs["layer_names1"] = names(["fire/squeeze", "net", "three", "linked"])
        group = file.create_group("old")
        group.attrs["weight_names"] = names(["old_W_1:0", "old_b_1:0"])
        group["old_W_1:0"], group["old_b_1:0"] = ramp((2, 3)), ramp((3,))
        group = file.create_group("old_bn")
        last = ["gamma", "beta", "running_mean", "running_std"]
        group.attrs["weight_names"] = names([f"old_bn_{name}:0" for name in last])
        for i, name in enumerate(last):
            group[f"old_bn_{name}:0"] = ramp((2,)) + i
        group = file.create_group("fire/squeeze")
        group.attrs["weight_names"] = names(["fire/squeeze_3/kernel:0"])
        group["fire/squeeze_3/kernel:0"] = ramp((4,))
        group = file.create_group("net")
        inside = ["conv1/kernel:0", "conv2/kernel:0"]
        group.attrs["weight_names"] = names(inside)
        for i, name in enumerate(inside):
            group[name] = ramp((2,)) + 10 * i
        group = file.create_group("three")
        group.attrs["weight_names"] = names(["three/kernel"])
        group["three/kernel"] = ramp((2,))
        file["linked"] = h5py.SoftLink("/three")


def single(name, change):
    with h5py.File(OUT / name, "w") as file:
        file.attrs["layer_names"] = names(["conv"])
        layer(file, "conv", {"bias": ramp((4,))})
        group = file["conv"]
        group.attrs["weight_names"] = names(["conv/kernel:0"])
        change(file, group)


def refused():
    def soft_cycle(file, group):
        group["conv/kernel:0"] = h5py.SoftLink("/conv/conv/kernel:0")

    def own_member(file, group):
        group["conv/kernel:0"] = file

    def external_link(file, group):
        group["conv/kernel:0"] = h5py.ExternalLink("types.h5", "/double/double/kernel:0")

    def external_data(file, group):
        group.create_dataset("conv/kernel:0", (4,), "f4", external=[("types.h5", 0, 16)])

    def virtual(file, group):
        layout = h5py.VirtualLayout((4,), "f4")
        layout[:] = h5py.VirtualSource("types.h5", "/double/double/kernel:0", (3, 2))[:2, :]
        group.create_virtual_dataset("conv/kernel:0", layout)

    def lzf(file, group):
        group.create_dataset("conv/kernel:0", data=ramp((8,)), chunks=(8,), compression="lzf")

    def text(file, group):
        group["conv/kernel:0"] = np.array([b"one", b"two"])

    def hollow(file, group):
        shape, chunk = (1000, 1000, 1000), (100, 100, 100)
        kernel = group.create_dataset("conv/kernel:0", shape, "f4", chunks=chunk, compression="gzip")
        kernel[0, 0, 0] = 1

    def bomb(file, group):
        data = np.zeros((3000, 3000), "f4")
        group.create_dataset("conv/kernel:0", data=data, chunks=data.shape, compression="gzip", compression_opts=9)

    for change in [soft_cycle, own_member, external_link, external_data, virtual, lzf, text, hollow, bomb]:
        single(f"refused_{change.__name__}.h5", change)

    with h5py.File(OUT / "refused_newest_chunks.h5", "w", libver="latest") as file:
        file.attrs["layer_names"] = names(["conv"])
        layer(file, "conv", {"kernel": ramp((8,))}, chunks=(4,))
    with h5py.File(OUT / "refused_keras_3.h5", "w") as file:
        file["layers/conv2d/vars/0"] = ramp((3, 3, 1, 2))
    with h5py.File(OUT / "refused_foreign.h5", "w") as file:
        file["temperature"] = ramp((4,))


def real(folder):
    """Name, shape, sum, and sum of the elements times their place, of every array."""
    with open(OUT / "real.tsv", "w") as out:
        for name in REAL:
            with h5py.File(folder / name, "r") as file:
                group = file["model_weights"] if "model_weights" in file else file
                for layer_name in (text.decode() for text in group.attrs["layer_names"]):
                    for weight in (text.decode() for text in group[layer_name].attrs["weight_names"]):
                        data = group[layer_name][weight][()].astype("f8")
                        place = np.arange(data.size) % 1009
                        row = [
                            name,
                            layer_name + "/" + weight.split("/")[-1].split(":")[0],
                            "x".join(map(str, data.shape)),
                            repr(float(data.sum())),
                            repr(float((data.ravel() * place).sum())),
                        ]
                        out.write("\t".join(row) + "\n")


if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    for make in [types, chunks, newer, spelled, refused]:
        make()
    if len(sys.argv) > 1:
        real(Path(sys.argv[1]))
