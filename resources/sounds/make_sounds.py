#!/usr/bin/env python3
"""Writes the gate's four short sounds: 16 bit mono WAV at 22,050 Hz. Python's standard library only.

Admitted rises, out falls, warning repeats one tone, refused is low and rough: told apart by shape, not only by pitch.
Run by hand after a change: python3 resources/sounds/make_sounds.py
"""
import math
import pathlib
import struct
import wave

RATE = 22050


def tone(frequency: float, seconds: float, rough: float = 0.0) -> list[float]:
    n = int(RATE * seconds)
    out = []
    for i in range(n):
        t = i / RATE
        edge = min(1.0, i / (0.006 * RATE), (n - i) / (0.03 * RATE))
        wave_ = math.sin(2 * math.pi * frequency * t) + 0.25 * math.sin(4 * math.pi * frequency * t)
        wave_ += rough * math.copysign(1.0, math.sin(2 * math.pi * frequency * 1.5 * t))
        out.append(0.38 * edge * wave_ / (1.25 + rough))
    return out


def silence(seconds: float) -> list[float]:
    return [0.0] * int(RATE * seconds)


SOUNDS = {
    "admitted": tone(784, 0.09) + tone(1175, 0.16),
    "warning": tone(659, 0.12) + silence(0.07) + tone(659, 0.12),
    "refused": tone(220, 0.16, 0.5) + silence(0.05) + tone(175, 0.26, 0.5),
    "out": tone(880, 0.09) + tone(587, 0.16),
}


def main() -> None:
    here = pathlib.Path(__file__).parent
    for name, samples in SOUNDS.items():
        with wave.open(str(here / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(b"".join(struct.pack("<h", int(max(-1, min(1, s)) * 32767)) for s in samples))


main()
