"""Fine-tunes a network of torchvision on a folder of images, in two phases, for comparison with convzoo's.

    fine_tuning.py squeezenet FOLDER --weights FILE.safetensors --seed 1
    fine_tuning.py vgg16 FOLDER --epochs 2 1

`squeezenet` follows configs/squeezenet-fine-tune.yaml and prints the accuracy on FOLDER/val after each phase. `vgg16` follows
configs/vgg16-fine-tune.yaml with random weights, and prints seconds and images a second of each epoch.
"""

import argparse
import json
import math
import random
import time

import numpy
import torch
import torchvision
from torch import nn
from torchvision import transforms

MEAN, DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
IMAGES = (".jpg", ".jpeg", ".jpe", ".png", ".ppm", ".bmp", ".pgm", ".tif", ".tiff", ".webp")


def safetensors(path):
    """The arrays of a safetensors file, which has a header of JSON and then the values."""
    with open(path, "rb") as file:
        length = int.from_bytes(file.read(8), "little")
        header = json.loads(file.read(length))
        values = file.read()
    header.pop("__metadata__", None)
    arrays = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        kind = {"F32": numpy.float32, "F16": numpy.float16}[entry["dtype"]]
        array = numpy.frombuffer(values[begin:end], dtype=kind).reshape(entry["shape"])
        arrays[name] = torch.from_numpy(array.astype(numpy.float32))
    return arrays


def training_images(folder, transform, seed):
    """Nine tenths of each class; convzoo holds the last tenth out to choose the best epoch."""
    images = torchvision.datasets.ImageFolder(
        folder, transform, is_valid_file=lambda name: name.lower().endswith(IMAGES))
    draws = random.Random(seed)
    kept = []
    for label in range(len(images.classes)):
        own = [i for i, (_, other) in enumerate(images.samples) if other == label]
        draws.shuffle(own)
        kept += own[round(len(own) / 10):]
    return torch.utils.data.Subset(images, kept)


def loader(images, batch, shuffle, workers=2):
    return torch.utils.data.DataLoader(
        images, batch, shuffle=shuffle, num_workers=workers, persistent_workers=workers > 0)


def epoch(network, batches, optimizer, rate):
    """One pass; `rate` gives each step's factor of the learning rates. Frozen layers stay in evaluation mode."""
    bases = [group["base"] for group in optimizer.param_groups]
    seen, begun = 0, time.perf_counter()
    for images, labels in batches:
        factor = rate()
        for group, base in zip(optimizer.param_groups, bases):
            group["lr"] = base * factor
        optimizer.zero_grad(set_to_none=True)
        loss = nn.functional.cross_entropy(network(images), labels)
        loss.backward()
        optimizer.step()
        seen += len(labels)
    return seen, time.perf_counter() - begun


def cosine(steps, warmup):
    """convzoo's cosine with a linear warm-up, step by step."""
    step = -1

    def rate():
        nonlocal step
        step += 1
        if step < warmup:
            return (step + 1) / warmup
        return 0.5 * (1 + math.cos(math.pi * (step - warmup) / max(1, steps - warmup)))

    return rate


def accuracy(network, batches):
    network.eval()
    with torch.no_grad():
        right = [(network(images).argmax(1) == labels).sum().item() for images, labels in batches]
    return sum(right) / len(batches.dataset)


def squeezenet(folder, weights, seed):
    torch.manual_seed(seed)
    normalise = [transforms.ToTensor(), transforms.Normalize(MEAN, DEVIATION)]
    changed = transforms.Compose([
        transforms.RandomResizedCrop(224, scale=(0.5, 1)), transforms.RandomHorizontalFlip(), *normalise])
    plain = transforms.Compose([transforms.Resize(256), transforms.CenterCrop(224), *normalise])
    train = loader(training_images(folder + "/train", changed, seed), 16, True)
    held = loader(torchvision.datasets.ImageFolder(folder + "/val", plain), 32, False)
    whole = torchvision.models.squeezenet1_1()
    whole.load_state_dict(safetensors(weights))
    body, head = whole.features, nn.Linear(512, len(held.dataset.classes))
    network = nn.Sequential(body, nn.AdaptiveAvgPool2d(1), nn.Flatten(), head)
    body.requires_grad_(False)
    phase(network, [dict(params=head.parameters(), base=0.001)], train, 24, 0)
    print(f"head: {accuracy(network, held):.4f}", flush=True)
    groups = [dict(params=head.parameters(), base=0.0005)]
    for below, block in enumerate((12, 11, 10, 9), 1):  # fire9 to fire6
        body[block].requires_grad_(True)
        groups.append(dict(params=body[block].parameters(), base=0.0005 * 0.7 ** below))
    phase(network, groups, train, 10, 1)
    print(f"fine-tuned: {accuracy(network, held):.4f}", flush=True)


def phase(network, groups, batches, epochs, warmup):
    optimizer = torch.optim.SGD(groups, lr=1, momentum=0.9)
    rate = cosine(epochs * len(batches), warmup * len(batches))
    network.train()
    for _ in range(epochs):
        epoch(network, batches, optimizer, rate)


def vgg16(folder, epochs):
    plain = transforms.Compose([
        transforms.Resize(256), transforms.CenterCrop(224), transforms.ToTensor(),
        transforms.Normalize(MEAN, DEVIATION)])
    train = loader(training_images(folder + "/train", plain, 1), 32, True)
    whole = torchvision.models.vgg16()
    head = nn.Sequential(nn.Linear(25088, 256), nn.ReLU(inplace=True), nn.Dropout(0.5), nn.Linear(256, 2))
    network = nn.Sequential(whole.features, nn.Flatten(), head)
    whole.features.requires_grad_(False)
    timed("head", network, [dict(params=head.parameters(), base=0.001)], train, epochs[0])
    whole.features[24:].requires_grad_(True)  # block 5
    parameters = [*whole.features[24:].parameters(), *head.parameters()]
    timed("block 5", network, [dict(params=parameters, base=0.0001)], train, epochs[1])
    whole.features.requires_grad_(True)
    timed("all", network, [dict(params=network.parameters(), base=0.0001)], train, epochs[1])


def timed(name, network, groups, batches, epochs):
    optimizer = torch.optim.SGD(groups, lr=1, momentum=0.9)
    network.train()
    for _ in range(epochs):
        images, seconds = epoch(network, batches, optimizer, lambda: 1)
        print(f"{name}: {seconds:.2f} s, {images / seconds:.2f} images/s", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("network", choices=["squeezenet", "vgg16"])
    parser.add_argument("folder")
    parser.add_argument("--weights")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, nargs=2, default=[2, 1])
    arguments = parser.parse_args()
    if arguments.network == "squeezenet":
        squeezenet(arguments.folder, arguments.weights, arguments.seed)
    else:
        vgg16(arguments.folder, arguments.epochs)


if __name__ == "__main__":
    main()
