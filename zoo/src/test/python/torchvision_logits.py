"""Makes the golden logits that TorchvisionParityTest compares with: what torchvision's networks say about one image.

    python3 zoo/src/test/python/torchvision_logits.py [NETWORK...]

Every tensor of a network, and the image, gets values that are counted, not drawn: GoldenTensor computes the same in Java.
Needs PyTorch and torchvision; the files in zoo/src/test/resources/torchvision are of 1.13 and 0.14.
"""

import argparse
import json
import math
import pathlib
import zlib

import numpy
import torch
import torchvision
from torchvision import models

RESOURCES = pathlib.Path(__file__).resolve().parent.parent / "resources" / "torchvision"
IMAGE = [1, 3, 224, 224]  # [N, C, H, W]
CHUNK = 1 << 22

# this zoo's name: torchvision's
NETWORKS = {
    "alexnet-torchvision": "alexnet",
    "vgg-a": "vgg11",
    "vgg-b": "vgg13",
    "vgg16": "vgg16",
    "vgg19": "vgg19",
    "vgg-a-bn": "vgg11_bn",
    "vgg-b-bn": "vgg13_bn",
    "vgg16-bn": "vgg16_bn",
    "vgg19-bn": "vgg19_bn",
    "googlenet-bn": "googlenet",
    "resnet18": "resnet18",
    "resnet34": "resnet34",
    "resnet50": "resnet50",
    "resnet101": "resnet101",
    "resnet152": "resnet152",
    "squeezenet1_0": "squeezenet1_0",
    "squeezenet1_1": "squeezenet1_1",
}


def build(name):
    extra = {"transform_input": False, "init_weights": False} if name == "googlenet" else {}
    return getattr(models, name)(weights=None, **extra).eval()


def fill(tensor):
    """The values of a tensor, counted from its name: SplitMix64 (Steele, Lea and Flood 2014) of CRC-32 and index."""
    first = zlib.crc32(tensor["name"].encode()) << 32
    count = math.prod(tensor["shape"])
    values = numpy.empty(count, numpy.float32)
    for start in range(0, count, CHUNK):
        z = numpy.arange(start, min(start + CHUNK, count), dtype=numpy.uint64) + numpy.uint64(first)
        z *= numpy.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> numpy.uint64(30))) * numpy.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> numpy.uint64(27))) * numpy.uint64(0x94D049BB133111EB)
        z ^= z >> numpy.uint64(31)
        unit = (z >> numpy.uint64(40)).astype(numpy.float32) * numpy.float32(2 ** -23) - numpy.float32(1)
        values[start:start + CHUNK] = unit * numpy.float32(tensor["halfWidth"]) + numpy.float32(tensor["centre"])
    return torch.from_numpy(values.reshape(tensor["shape"]))


def tensor(name, shape, centre, half_width):
    return {"name": name, "shape": list(shape), "centre": centre, "halfWidth": half_width}


def spread(name, shape, closes_residual):
    """Centre and half width that keep activations near 1 through any depth, with every tensor visible in the logits."""
    kind = name.rpartition(".")[2]
    if len(shape) > 1:
        return 0, round(math.sqrt(6 / math.prod(shape[1:])), 6)  # He et al. 2015 for a uniform distribution
    if kind == "weight":
        return (0.15, 0.1) if closes_residual else (1, 0.25)  # sums of many residuals would grow
    return {"bias": (0, 0.1), "running_mean": (0, 0.1), "running_var": (1, 0.5)}[kind]


def last_normalizations(network):
    """Names of the normalizations that end a residual branch."""
    ends = {models.resnet.BasicBlock: "bn2", models.resnet.Bottleneck: "bn3"}
    return {f"{name}.{ends[type(module)]}" for name, module in network.named_modules() if type(module) in ends}


def golden(name):
    network = build(NETWORKS[name])
    closing = last_normalizations(network)
    tensors = []
    for key, value in network.state_dict().items():
        if key.endswith("num_batches_tracked"):
            continue
        tensors.append(tensor(key, value.shape, *spread(key, value.shape, key.rpartition(".")[0] in closing)))
        value.copy_(fill(tensors[-1]))
    image = tensor("image", IMAGE, 0, 1)
    with torch.inference_mode():
        logits = network(fill(image))[0]
    if not 0.1 < logits.abs().max() < 1000:
        raise SystemExit(f"{name}: logits up to {logits.abs().max()} compare badly; change the spread of its tensors")
    return {
        "network": name,
        "madeWith": f"PyTorch {torch.__version__}, torchvision {torchvision.__version__}",
        "image": image,
        "logits": [float(f"{logit:.7g}") for logit in logits.tolist()],
        "tensors": tensors,
    }


def write(file, content):
    """One field, and one tensor, a line."""
    rows = ",\n    ".join(json.dumps(row) for row in content.pop("tensors"))
    fields = "".join(f'  "{key}": {json.dumps(value)},\n' for key, value in content.items())
    file.write_text(f'{{\n{fields}  "tensors": [\n    {rows}\n  ]\n}}\n')


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("networks", nargs="*", metavar="NETWORK", help=", ".join(NETWORKS) + "; all if none is named")
    names = parser.parse_args().networks or list(NETWORKS)
    unknown = [name for name in names if name not in NETWORKS]
    if unknown:
        parser.error(f"torchvision has no {', '.join(unknown)}")
    RESOURCES.mkdir(parents=True, exist_ok=True)
    for name in names:
        content = golden(name)
        largest = max(abs(logit) for logit in content["logits"])
        write(RESOURCES / f"{name}.json", content)
        print(f"{name}: logits up to {largest:.3g}", flush=True)


if __name__ == "__main__":
    main()
