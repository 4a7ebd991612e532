"""Makes weight files of torchvision's networks with random weights, and says what these networks answer.

In FOLDER come images.safetensors (two images), and for each network its state dictionary in the formats asked for and NETWORK.json with its
logits. Running statistics are random too. Needs PyTorch and torchvision.
"""

import argparse
import json
import math
import pathlib
import struct
import sys

import torch
import torchvision

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "zoo" / "src" / "test" / "python"))
from torchvision_logits import NETWORKS, build, last_normalizations, spread  # noqa: E402 (found on the path above)

SEED = 5
IMAGES = (2, 3, 224, 224)  # [N, C, H, W]
LEAST_CONTRAST = 0.01  # ten times what the logits may differ from ours


def uniform(shape, centre, half_width):
    return torch.rand(shape).mul_(2 * half_width).add_(centre - half_width)


def randomise(network):
    closing = last_normalizations(network)
    for name, value in network.state_dict().items():
        if not name.endswith("num_batches_tracked"):
            value.copy_(uniform(value.shape, *spread(name, value.shape, name.rpartition(".")[0] in closing)))


def answers(name, network, images):
    with torch.inference_mode():
        logits = network(images)
    contrast = ((logits[0] - logits[1]).abs().max() / logits.abs().max()).item()
    if not (math.isfinite(contrast) and contrast > LEAST_CONTRAST):
        raise SystemExit(f"error: {name} says nearly the same of both images ({contrast:.2g}), which compares badly; change SEED")
    return logits.tolist()


def save_safetensors(tensors, file):
    header, end = {}, 0
    for name, tensor in tensors.items():
        begin, end = end, end + 4 * tensor.numel()
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [begin, end]}
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(file, "wb") as output:
        output.write(struct.pack("<Q", len(text)) + text)
        for tensor in tensors.values():
            output.write(tensor.float().contiguous().numpy().data)


FORMATS = {
    "zip": (".pth", torch.save),
    "old": ("-old.pth", lambda state, file: torch.save(state, file, _use_new_zipfile_serialization=False)),
    "safetensors": (".safetensors", save_safetensors),
}


def make(folder, name, formats, images):
    network = build(NETWORKS[name])
    randomise(network)
    files = []
    for ending, save in map(FORMATS.get, formats):
        files.append(name + ending)
        save(network.state_dict(), folder / files[-1])
    (folder / f"{name}.json").write_text(json.dumps({
        "network": name,
        "madeWith": f"PyTorch {torch.__version__}, torchvision {torchvision.__version__}",
        "files": files,
        "logits": answers(name, network, images),
    }))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path, metavar="FOLDER")
    parser.add_argument("networks", nargs="+", choices=NETWORKS, metavar="NETWORK", help=", ".join(NETWORKS))
    parser.add_argument("--formats", nargs="+", choices=FORMATS, default=["zip", "old"], help="default: zip old")
    arguments = parser.parse_args()
    torch.manual_seed(SEED)
    images = uniform(IMAGES, 0, 1)
    save_safetensors({"images": images}, arguments.folder / "images.safetensors")
    for name in arguments.networks:
        make(arguments.folder, name, arguments.formats, images)


if __name__ == "__main__":
    main()
