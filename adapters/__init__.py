"""OpenTimelineIO's plug-in folder: a manifest, and files that lead to `otio_redfiles.plugin`."""
