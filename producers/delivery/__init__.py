"""The SDK: validate an event, deliver it to its source's topic, queue it on disk, or only rehearse the delivery."""
