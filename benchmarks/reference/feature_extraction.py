#!/usr/bin/env python3
"""Extracts features of a folder of photos with a network of torchvision, decoding included, and prints how fast as a line of JSON.

usage: feature_extraction.py vgg16|resnet50 WEIGHTS.pth FOLDER BATCH OUTPUT.npz

VGG16's are what its last pooling layer puts out (512 x 7 x 7), ResNet-50's the means of its last maps (2,048). The DataLoader has 0, 1 or 2 workers,
whichever is the fastest on the first photos.
"""

import json
import pathlib
import sys
import time

import numpy
import torch
import torchvision
from torchvision import datasets, transforms

PROBED = 64
ENDINGS = (".jpg", ".jpeg", ".jpe", ".png", ".ppm", ".bmp", ".pgm", ".tif", ".tiff", ".webp")
PREPARE = transforms.Compose([
    transforms.Resize(256), transforms.CenterCrop(224), transforms.ToTensor(),
    transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])])


def body(name, weights):
    network = getattr(torchvision.models, name)()
    network.load_state_dict(torch.load(weights))
    network.eval()
    if name == "vgg16":
        return torch.nn.Sequential(network.features, torch.nn.Flatten())
    network.fc = torch.nn.Identity()
    return network


def extract(network, images, batch, workers):
    """The features, and images a second from the first request for a batch to the last features."""
    begun = time.perf_counter()
    found = [network(photos) for photos, _ in torch.utils.data.DataLoader(images, batch, num_workers=workers)]
    return torch.cat(found).numpy(), len(images) / (time.perf_counter() - begun)


def main(name, weights, folder, batch, output):
    network = body(name, weights)
    parts = [datasets.ImageFolder(f"{folder}/{part}", PREPARE, is_valid_file=lambda file: file.lower().endswith(ENDINGS))
             for part in ("train", "val")]
    images = torch.utils.data.ConcatDataset(parts)
    paths = [str(pathlib.Path(path).relative_to(folder)) for part in parts for path, _ in part.samples]
    with torch.no_grad():
        some = torch.utils.data.Subset(images, range(min(PROBED, len(images))))
        extract(network, some, batch, 0)
        rates = {workers: extract(network, some, batch, workers)[1] for workers in (0, 1, 2)}
        workers = max(rates, key=rates.get)
        features, rate = extract(network, images, batch, workers)
    numpy.savez(output, features=features, paths=numpy.array(paths))
    print(json.dumps({"images": len(images), "imagesPerSecond": rate, "workers": workers}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), sys.argv[5])
