"""Makes the golden answers that PhotosTest compares with: what torchvision's SqueezeNet 1.1 says about photos.

    python3 training/src/test/python/torchvision_on_samples.py DATA_HOME

DATA_HOME has imagenet/samples and weights/squeezenet1_1_imagenet.safetensors. Photos are decoded by Pillow, turned upright as
their EXIF data ask for, and prepared by the transform that torchvision evaluates with. Needs PyTorch and torchvision; the file in src/test/resources is of 1.13, 0.14
and Pillow 9.4.
"""

import argparse
import json
import pathlib
import struct

import numpy
import PIL
import torch
import torchvision
from PIL import Image, ImageOps
from torchvision import models, transforms
from torchvision.transforms import InterpolationMode

RESOURCES = pathlib.Path(__file__).resolve().parent.parent / "resources" / "org" / "convzoo" / "training"
WITH_LOGITS = 10

TRANSFORM = transforms.Compose([
    transforms.Resize(256, InterpolationMode.BILINEAR),
    transforms.CenterCrop(224),
    transforms.ToTensor(),
    transforms.Normalize((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)),
])


def safetensors(file):
    data = file.read_bytes()
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + length])
    state = {}
    for name, tensor in header.items():
        if name != "__metadata__":
            begin, end = (8 + length + offset for offset in tensor["data_offsets"])
            values = numpy.frombuffer(data[begin:end], {"F16": "<f2", "F32": "<f4"}[tensor["dtype"]])
            state[name] = torch.from_numpy(values.astype(numpy.float32)).reshape(tensor["shape"])
    return state


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data_home", type=pathlib.Path)
    home = parser.parse_args().data_home
    model = models.squeezenet1_1(weights=None).eval()
    model.load_state_dict(safetensors(home / "weights" / "squeezenet1_1_imagenet.safetensors"))
    photos = sorted((home / "imagenet" / "samples").glob("*.JPEG"))
    step = len(photos) // WITH_LOGITS
    likeliest, logits = {}, {}
    with torch.no_grad():
        for index, photo in enumerate(photos):
            upright = ImageOps.exif_transpose(Image.open(photo)).convert("RGB")
            answer = model(TRANSFORM(upright).unsqueeze(0))[0]
            likeliest[photo.name] = int(answer.argmax())
            if index % step == 0 and len(logits) < WITH_LOGITS:
                logits[photo.name] = [round(value, 4) for value in answer.tolist()]
    golden = {
        "madeWith": f"torchvision {torchvision.__version__}, PyTorch {torch.__version__}, Pillow {PIL.__version__}",
        "likeliest": likeliest,
        "logits": logits,
    }
    text = json.dumps(golden, separators=(",", ":")).replace('"n', '\n"n')
    (RESOURCES / "squeezenet1_1-photos.json").write_text(text + "\n")


if __name__ == "__main__":
    main()
