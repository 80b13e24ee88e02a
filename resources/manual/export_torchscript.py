#!/usr/bin/env python3
"""Writes a model folder that Foramen loads: five TorchScript networks and their card.json.

    python3 export_torchscript.py FOLDER

Needs PyTorch only. The networks here are tiny and know nothing (random weights): they show the contract, which own-model.md
describes. Replace make_networks() by your own trained ones, state in the card what they are, and keep the shapes.
"""
import hashlib
import json
import pathlib
import sys

import torch
import torch.nn as nn

CONDITIONS = ["spinal_canal_stenosis", "left_neural_foraminal_narrowing", "right_neural_foraminal_narrowing",
              "left_subarticular_stenosis", "right_subarticular_stenosis"]
LEVELS = ["l1_l2", "l2_l3", "l3_l4", "l4_l5", "l5_s1"]

# What Foramen gives to each role and wants back, for one picture.
SHAPES = {
    "sagittal_localiser": ((2, 192, 192), (11, 96, 96)),
    "axial_localiser": ((2, 128, 128), (3, 64, 64)),
    "canal_grader": ((5, 96, 96), (3,)),
    "foraminal_grader": ((5, 96, 96), (3,)),
    "subarticular_grader": ((5, 96, 96), (3,)),
}


class Localiser(nn.Module):
    """Logits at half the picture's resolution."""

    def __init__(self, maps):
        super().__init__()
        self.layers = nn.Sequential(nn.Conv2d(2, 16, 3, stride=2, padding=1), nn.BatchNorm2d(16), nn.ReLU(),
                                    nn.Conv2d(16, maps, 1))

    def forward(self, pictures):
        return self.layers(pictures)


class Grader(nn.Module):
    """Logits of Normal/Mild, Moderate, Severe."""

    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Conv2d(5, 16, 3, stride=2, padding=1), nn.BatchNorm2d(16), nn.ReLU(),
                                    nn.Conv2d(16, 32, 3, stride=2, padding=1), nn.BatchNorm2d(32), nn.ReLU(),
                                    nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(32, 3))

    def forward(self, crops):
        return self.layers(crops)


def make_networks():
    """role -> (network, temperature). Put your own here."""
    torch.manual_seed(1)
    return {role: (Grader() if role.endswith("grader") else Localiser(gives[0]), 1.0)
            for role, (_, gives) in SHAPES.items()}


def export(network, role, file):
    """Traces the network in the state in which it is used, and checks the contract before Foramen does."""
    takes, gives = SHAPES[role]
    network = network.eval()
    with torch.no_grad():
        script = torch.jit.trace(network, torch.zeros(2, *takes))
        for count in (1, 3):  # a trace must not have frozen the number of pictures
            shape = tuple(script(torch.rand(count, *takes)).shape)
            if shape != (count, *gives):
                raise SystemExit(f"{role} gives {shape}, Foramen expects {(count, *gives)}")
    script.save(str(file))


def main():
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    entries = []
    for role, (network, temperature) in make_networks().items():
        file = folder / f"{role}.pt"
        export(network, role, file)
        entries.append({"role": role, "architecture": "torchscript", "file": file.name,
                        "sha256": hashlib.sha256(file.read_bytes()).hexdigest(), "temperature": temperature})
    card = {
        "format": "foramen.model/1",
        "name": "my-model",
        "version": "1",
        "date": "2026-01-01",
        "licence": "state it",
        "intended_use": "None: random weights that show the contract.",
        "training_data": "none",
        "inputs": {"sagittal": {"size": 192, "spacing_mm": 1.5, "channels": 2},
                   "axial": {"size": 128, "spacing_mm": 1.5},
                   "crop": {"slices": 5, "size": 96, "extent_mm": 50}},
        "classes": ["normal_mild", "moderate", "severe"],
        # Shares of the grades in your training set, for each site.
        "prior": {f"{condition}_{level}": [0.7, 0.2, 0.1] for condition in CONDITIONS for level in LEVELS},
        "networks": entries,
    }
    (folder / "card.json").write_text(json.dumps(card, indent=2) + "\n")
    print(f"Wrote {folder}")


if __name__ == "__main__":
    main()
