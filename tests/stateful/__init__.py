"""Whatever people do, in whatever order: held against a model so simple that it is right at sight."""
