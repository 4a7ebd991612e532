#!/usr/bin/env python3
"""Measures how many images a second torchvision's DataLoader with two workers hands out, and prints that as a line of JSON.

usage: torchvision_loader.py FOLDER evaluation|training WARM_UP EPOCHS
"""

import json
import multiprocessing
import os
import pathlib
import sys
import time

import torch
from torchvision import datasets, transforms

BATCH = 32
WORKERS = 2
NORMALISE = [transforms.ToTensor(), transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])]
WORK = {
    "evaluation": [transforms.Resize(256), transforms.CenterCrop(224)],
    "training": [transforms.RandomResizedCrop(224), transforms.RandomHorizontalFlip()],
}


def processor_seconds():
    """Of this process and its workers, which must still be there."""
    ticks = 0
    for process in [os.getpid()] + [child.pid for child in multiprocessing.active_children()]:
        fields = pathlib.Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def main(folder, work, warm_up, epochs):
    prepare = transforms.Compose(WORK[work] + NORMALISE)
    parts = [datasets.ImageFolder(str(pathlib.Path(folder) / part), prepare) for part in ("train", "val")]
    images = torch.utils.data.ConcatDataset(parts)
    loader = torch.utils.data.DataLoader(images, BATCH, shuffle=work == "training", num_workers=WORKERS, persistent_workers=True)
    total = 0.0
    values = 0
    seen = 0
    seconds = []
    for epoch in range(warm_up + epochs):
        if epoch == warm_up:
            busy = processor_seconds()
        begun = time.perf_counter()
        for batch, _ in loader:
            total += batch.sum().item()
            values += batch.numel()
            seen += len(batch)
        seconds.append(time.perf_counter() - begun)
    images = seen // (warm_up + epochs)
    measured = sum(seconds[warm_up:])
    busy = processor_seconds() - busy
    print(
        json.dumps(
            {
                "images": images,
                "first": images / seconds[0],
                "imagesPerSecond": images * epochs / measured,
                "processorMilliseconds": 1000 * busy / (images * epochs),
                "mean": total / values,
            }
        )
    )


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
