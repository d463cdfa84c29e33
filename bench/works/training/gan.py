import torch.nn.functional as F


def call(logits, real):
    """binary cross-entropy of judging all as real, or as generated"""
    return F.softplus(-logits if real else logits).mean()


def trainable(network, yes):
    for parameter in network.parameters():
        parameter.requires_grad_(yes)
