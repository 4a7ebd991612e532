"""Makes references.txt: what torchvision 0.14.1 with Pillow 9.4.0 makes of one small picture.

Run beside it: python3 references.py > references.txt
"""

import math

import numpy
import PIL
import torch
import torchvision
from PIL import Image
from torchvision.transforms import InterpolationMode
from torchvision.transforms import functional as F
from torchvision.transforms.autoaugment import RandAugment, _apply_op

HEIGHT, WIDTH = 11, 13


def picture():
    """The picture that AugmentationReferenceTest draws too: colours that change slowly, with some grain."""
    pixels = numpy.zeros((HEIGHT, WIDTH, 3), dtype=numpy.uint8)
    for y in range(HEIGHT):
        for x in range(WIDTH):
            for c in range(3):
                pixels[y, x, c] = 20 + 15 * x * (3 - c) // 3 + 9 * y * c // 2 + (x * 7 + y * 5) * (c + 1) % 23
    return Image.fromarray(pixels)


def show(name, image):
    print(name, numpy.asarray(image.convert("RGB")).tobytes().hex())


print(f"# torchvision {torchvision.__version__}, Pillow {PIL.__version__}")
original = picture()
show("original", original)
for sampling in (InterpolationMode.NEAREST, InterpolationMode.BILINEAR, InterpolationMode.BICUBIC):
    word = sampling.value
    show(f"rotate-{word}", F.rotate(original, 33.0, sampling, fill=77))
    show(f"affine-{word}", F.affine(original, 20.0, [2, -1], 1.3, [10.0, -5.0], sampling, fill=[9, 9, 9]))
    corners = [[3, 3], [11, 3], [9, 7], [2, 9]]
    ends = [[0, 0], [WIDTH - 1, 0], [WIDTH - 1, HEIGHT - 1], [0, HEIGHT - 1]]
    show(f"perspective-{word}", F.perspective(original, ends, corners, sampling, fill=200))
for factor in (0.0, 0.4, 1.0, 1.7):
    show(f"brightness-{factor}", F.adjust_brightness(original, factor))
    show(f"contrast-{factor}", F.adjust_contrast(original, factor))
    show(f"saturation-{factor}", F.adjust_saturation(original, factor))
    show(f"sharpness-{factor}", F.adjust_sharpness(original, factor))
for turn in (-0.5, -0.13, 0.1, 0.37):
    show(f"hue-{turn}", F.adjust_hue(original, turn))
show("greyscale", F.rgb_to_grayscale(original, 3))
for bits in (4, 6):
    show(f"posterize-{bits}", F.posterize(original, bits))
show("solarize-100.0", F.solarize(original, 100.0))
show("autocontrast", F.autocontrast(original))
show("equalize", F.equalize(original))
for size, sigma in ((3, 0.8), (7, 2.0)):
    show(f"blur-{size}-{sigma}", F.gaussian_blur(original, [size, size], [sigma, sigma]))
show("crop", F.resized_crop(original, 2, 3, 7, 8, [HEIGHT, WIDTH], InterpolationMode.BILINEAR))
show("reflected", F.crop(F.pad(original, 4, padding_mode="reflect"), 1, 7, HEIGHT, WIDTH))
show("edged", F.crop(F.pad(original, 4, padding_mode="edge"), 1, 7, HEIGHT, WIDTH))
show("framed", F.crop(F.pad(original, 4), 1, 7, HEIGHT, WIDTH))
for magnitude in (9, 30):
    space = RandAugment()._augmentation_space(31, (HEIGHT, WIDTH))
    for name, (magnitudes, signed) in space.items():
        for sign in (1, -1) if signed else (1,):
            strength = float(magnitudes[magnitude].item()) * sign if magnitudes.ndim > 0 else 0.0
            changed = _apply_op(original, name, strength, InterpolationMode.NEAREST, None)
            show(f"randAugment-{magnitude}-{name}-{sign}", changed)
