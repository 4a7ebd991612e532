"""Makes zoo/src/main/resources/org/convzoo/zoo/weights/logits.txt: what published networks say of a counted image.

    python3 zoo/src/test/python/record_logits.py FOLDER_OF_WEIGHTS > zoo/src/main/resources/org/convzoo/zoo/weights/logits.txt

Needs PyTorch; the file there is of 1.13. The networks are written down here once more, so that nothing is compared with itself.
"""

import pathlib
import sys

import numpy
import torch
from torch import nn
from torch.nn import functional

FILES = {
    20: "resnet20-12fca82f.th",
    32: "resnet32-d509ac18.th",
    44: "resnet44-014dd654.th",
    56: "resnet56-4bfd9763.th",
}


class Block(nn.Module):
    def __init__(self, before, channels, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(before, channels, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(channels)
        self.conv2 = nn.Conv2d(channels, channels, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(channels)
        self.added = channels - before
        self.stride = stride

    def forward(self, x):
        residual = self.bn2(self.conv2(functional.relu(self.bn1(self.conv1(x)))))
        # Option A: every second pixel, and zeros for the channels that come on both sides.
        shortcut = x[:, :, :: self.stride, :: self.stride]
        shortcut = functional.pad(shortcut, (0, 0, 0, 0, self.added // 2, self.added // 2))
        return functional.relu(residual + shortcut)


class ResNet(nn.Module):
    def __init__(self, depth):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 16, 3, 1, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(16)
        blocks = (depth - 2) // 6
        self.layer1 = self.stage(16, 16, 1, blocks)
        self.layer2 = self.stage(16, 32, 2, blocks)
        self.layer3 = self.stage(32, 64, 2, blocks)
        self.linear = nn.Linear(64, 10)

    @staticmethod
    def stage(before, channels, stride, blocks):
        first = Block(before, channels, stride)
        return nn.Sequential(first, *[Block(channels, channels, 1) for _ in range(blocks - 1)])

    def forward(self, x):
        x = self.layer3(self.layer2(self.layer1(functional.relu(self.bn1(self.conv1(x))))))
        return self.linear(x.mean((2, 3)))


def counted_image(channels, height, width):
    """As CountedImage has it: nothing of it is rounded before the last step."""
    c, y, x = numpy.meshgrid(range(channels), range(height), range(width), indexing="ij")
    return torch.tensor(((31 * c + 17 * y + 13 * x + x * y) % 255 - 127) / 64, dtype=torch.float32)[None]


def main(folder):
    print("# Architecture, name of its weights, its first ten logits for CountedImage; made by record_logits.py.")
    for depth, file in FILES.items():
        network = ResNet(depth).eval()
        state = torch.load(pathlib.Path(folder) / file, map_location="cpu")["state_dict"]
        network.load_state_dict({name.removeprefix("module."): value for name, value in state.items()})
        with torch.no_grad():
            logits = network(counted_image(3, 32, 32))[0][:10]
        print(f"resnet{depth}-cifar idelbayev-cifar10", *(f"{value:.5f}" for value in logits.tolist()))


main(sys.argv[1])
