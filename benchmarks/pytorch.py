"""The contestant that runs PyTorch through Python. Arguments and the line it prints are those of Trial and Measurement."""

import json
import math
import sys
import time

import torch
from torch import nn
from torch.nn import functional

LEARNING_RATE = 0.001
MOMENTUM = 0.9


class Bottleneck(nn.Module):
    """He et al. 2015, figure 5, with the stride in the 3x3 convolution."""

    def __init__(self, channels, width, stride):
        super().__init__()
        self.body = nn.Sequential(
            *normalized(channels, width, 1, 1, 0), nn.ReLU(inplace=True),
            *normalized(width, width, 3, stride, 1), nn.ReLU(inplace=True),
            *normalized(width, 4 * width, 1, 1, 0))
        projected = channels != 4 * width
        self.shortcut = nn.Sequential(*normalized(channels, 4 * width, 1, stride, 0)) if projected else nn.Identity()

    def forward(self, x):
        return functional.relu(self.body(x) + self.shortcut(x), inplace=True)


def normalized(channels, filters, kernel, stride, padding):
    return nn.Conv2d(channels, filters, kernel, stride, padding, bias=False), nn.BatchNorm2d(filters)


def lenet():
    return nn.Sequential(
        nn.Conv2d(1, 20, 5), nn.MaxPool2d(2), nn.Conv2d(20, 50, 5), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(800, 500), nn.ReLU(inplace=True), nn.Linear(500, 10))


def vgg16():
    layers, channels = [], 3
    for stage, convolutions in enumerate((2, 2, 3, 3, 3)):
        for _ in range(convolutions):
            filters = min(512, 64 << stage)
            layers += [nn.Conv2d(channels, filters, 3, padding=1), nn.ReLU(inplace=True)]
            channels = filters
        layers.append(nn.MaxPool2d(2))
    return nn.Sequential(
        *layers, nn.Flatten(), nn.Linear(25088, 4096), nn.ReLU(inplace=True),
        nn.Linear(4096, 4096), nn.ReLU(inplace=True), nn.Linear(4096, 1000))


def resnet50():
    layers = [*normalized(3, 64, 7, 2, 3), nn.ReLU(inplace=True), nn.MaxPool2d(3, 2, 1)]
    channels = 64
    for stage, blocks in enumerate((3, 4, 6, 3)):
        for block in range(blocks):
            layers.append(Bottleneck(channels, 64 << stage, 2 if stage > 0 and block == 0 else 1))
            channels = 4 * (64 << stage)
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(2048, 1000))


# builder, [N, C, H, W] of a batch, classes, trainable parameters
NETWORKS = {
    "LENET": (lenet, (128, 1, 28, 28), 10, 431_080),
    "RESNET50": (resnet50, (8, 3, 224, 224), 1000, 25_557_032),
    "VGG16": (vgg16, (8, 3, 224, 224), 1000, 138_357_544),
}


def training(network, features, labels):
    network.train()
    optimizer = torch.optim.SGD(network.parameters(), lr=LEARNING_RATE, momentum=MOMENTUM)

    def step():
        optimizer.zero_grad()
        loss = functional.cross_entropy(network(features), labels)
        loss.backward()
        optimizer.step()
        return loss.item()

    return step


def inference(network, features):
    network.eval()

    def step():
        with torch.inference_mode():
            return functional.softmax(network(features), dim=1)[0, 0].item()

    return step


def seconds_since(start):
    return time.perf_counter() - start


def main(name, work, warm_up_steps, warm_up_seconds, repetitions, repetition_seconds, threads):
    torch.set_num_threads(int(threads))
    torch.manual_seed(1)
    build, shape, classes, expected = NETWORKS[name]
    network = build()
    parameters = sum(parameter.numel() for parameter in network.parameters())
    if parameters != expected:
        sys.exit(f"nothing is timed: this {name} has {parameters:,} trainable parameters, not {expected:,}")
    features = torch.rand(shape) - 0.5
    labels = torch.randint(classes, shape[:1])
    step = training(network, features, labels) if work == "TRAINING" else inference(network, features)

    first = step()
    start, steps = time.perf_counter(), 1
    while steps < int(warm_up_steps) or seconds_since(start) < float(warm_up_seconds):
        step()
        steps += 1
    rates = []
    for _ in range(int(repetitions)):
        start, steps = time.perf_counter(), 0
        while steps == 0 or seconds_since(start) < float(repetition_seconds):
            last = step()
            steps += 1
        rates.append(steps * shape[0] / seconds_since(start))
    if not math.isfinite(last) or work == "TRAINING" and first == last:
        sys.exit(f"the figures count for nothing: the first step gave {first}, the last {last}")

    with open("/proc/self/status", encoding="ascii") as status:
        peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM:")) * 1024
    print(json.dumps({
        "libraries": f"PyTorch {torch.__version__}",
        "parameters": parameters,
        "imagesPerSecond": rates,
        "peakResidentBytes": peak,
    }))


main(*sys.argv[1:])
