"""OpenTimelineIO's plug-in folder: the manifest, and files that it loads by path. What they do is in `otio_redfiles.plugin`."""
