"""Trains CIFAR-10's ResNet-20 with PyTorch, for comparison: He et al. 2015 (arXiv:1512.03385), section 4.2, option A.

Nine tenths of each class of the training file are trained on, its last tenth is left out, as a run's validation images are.
Prints the mean training loss (cross-entropy, without weight decay) and the accuracy on the test file after each epoch.
"""

import argparse
import gzip
import sys
import time

import torch
from torch import nn
from torch.nn import functional

CLASSES = 10
PARAMETERS = 269_722
BATCH = 128
LEARNING_RATE = 0.1
MOMENTUM = 0.9
WEIGHT_DECAY = 1e-4
MEAN = (0.4914, 0.4822, 0.4465)
DEVIATION = (0.2470, 0.2435, 0.2616)
RECORD = 1 + 3 * 32 * 32


class Block(nn.Module):
    """Two 3x3 convolutions; where the map shrinks, the shortcut takes every second pixel and adds channels of zeros."""

    def __init__(self, channels, width):
        super().__init__()
        self.added = width - channels
        stride = 2 if self.added else 1
        self.body = nn.Sequential(
            *normalized(channels, width, stride), nn.ReLU(inplace=True), *normalized(width, width, 1))

    def forward(self, x):  # [N, channels, H, W] -> [N, width, H / stride, W / stride]
        shortcut = x
        if self.added:
            half = self.added // 2
            shortcut = functional.pad(x[:, :, ::2, ::2], (0, 0, 0, 0, half, self.added - half))
        return functional.relu(self.body(x) + shortcut, inplace=True)


def normalized(channels, filters, stride):
    return nn.Conv2d(channels, filters, 3, stride, 1, bias=False), nn.BatchNorm2d(filters)


def resnet20():
    layers, channels = [*normalized(3, 16, 1), nn.ReLU(inplace=True)], 16
    for width in (16, 32, 64):
        for _ in range(3):
            layers.append(Block(channels, width))
            channels = width
    network = nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, CLASSES))
    for module in network.modules():
        if isinstance(module, (nn.Conv2d, nn.Linear)):
            nn.init.kaiming_normal_(module.weight)  # N(0, 2 / fan-in)
        if isinstance(module, nn.Linear):
            nn.init.zeros_(module.bias)
    return network


def read(file):
    """Images [N, 3, 32, 32], normalised, and labels [N] of a file of binary records, gzipped or not."""
    with (gzip.open(file) if file.endswith(".gz") else open(file, "rb")) as stream:
        content = bytearray(stream.read())
    if not content or len(content) % RECORD:
        sys.exit(f"{file} has {len(content)} bytes, no multiple of the {RECORD} that a record of CIFAR-10 has")
    records = torch.frombuffer(content, dtype=torch.uint8).view(-1, RECORD)
    images = records[:, 1:].reshape(-1, 3, 32, 32).float() / 255
    mean, deviation = (torch.tensor(values).view(1, 3, 1, 1) for values in (MEAN, DEVIATION))
    return (images - mean) / deviation, records[:, 0].long()


def shifted_and_flipped(images):
    """Each image with 4 black pixels on every side, of which a random 32x32 remain, mirrored half of the time."""
    count = len(images)
    black = -(torch.tensor(MEAN) / torch.tensor(DEVIATION)).view(1, 3, 1, 1)
    padded = functional.pad(images - black, (4, 4, 4, 4)) + black
    rows = torch.randint(0, 9, (count, 1)) + torch.arange(32)
    columns = torch.randint(0, 9, (count, 1)) + torch.arange(32)
    flipped = torch.rand(count) < 0.5
    columns[flipped] = columns[flipped].flip(1)
    place = torch.arange(count).view(-1, 1, 1)
    return padded[place, :, rows.unsqueeze(2), columns.unsqueeze(1)].permute(0, 3, 1, 2).contiguous()


def without_last_tenth(images, labels):
    """The images without the last tenth of each class."""
    kept = [torch.nonzero(labels == label).flatten() for label in range(CLASSES)]
    indices = torch.cat([of_class[:round(0.9 * len(of_class))] for of_class in kept]).sort().values
    return images[indices], labels[indices]


def train(network, optimizer, images, labels, augment):
    """One pass over the images in a new order; the mean loss."""
    network.train()
    total = 0
    for indices in torch.randperm(len(labels)).split(BATCH):
        optimizer.zero_grad()
        batch = shifted_and_flipped(images[indices]) if augment else images[indices]
        loss = functional.cross_entropy(network(batch), labels[indices])
        loss.backward()
        optimizer.step()
        total += loss.item() * len(indices)
    return total / len(labels)


def accuracy(network, images, labels):
    network.eval()
    with torch.inference_mode():
        right = sum((network(batch).argmax(1) == truth).sum().item()
                    for batch, truth in zip(images.split(500), labels.split(500)))
    return right / len(labels)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("train", help="a file of binary records, e.g. data_batch_1.bin or train.bin.gz")
    parser.add_argument("test", help="another, e.g. test_batch.bin")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--augment", action="store_true", help="shift and flip the training images at random")
    parser.add_argument("--milestones", type=int, nargs="*", default=[], help="epochs after which the rate is divided by 10")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)

    network = resnet20()
    parameters = sum(parameter.numel() for parameter in network.parameters())
    if parameters != PARAMETERS:
        sys.exit(f"nothing is trained: this network has {parameters:,} trainable parameters, not {PARAMETERS:,}")
    images, labels = without_last_tenth(*read(options.train))
    test_images, test_labels = read(options.test)
    optimizer = torch.optim.SGD(network.parameters(), LEARNING_RATE, MOMENTUM, weight_decay=WEIGHT_DECAY)
    schedule = torch.optim.lr_scheduler.MultiStepLR(optimizer, options.milestones)
    print(f"PyTorch {torch.__version__}, seed {options.seed}, {options.threads} threads, "
          f"{len(labels)} training and {len(test_labels)} test images", flush=True)
    for epoch in range(1, options.epochs + 1):
        start = time.perf_counter()
        loss = train(network, optimizer, images, labels, options.augment)
        schedule.step()
        seconds = time.perf_counter() - start
        print(f"epoch {epoch}: training loss {loss:.4f} in {seconds:.1f} s, "
              f"test accuracy {accuracy(network, test_images, test_labels):.4f}", flush=True)


if __name__ == "__main__":
    main()
