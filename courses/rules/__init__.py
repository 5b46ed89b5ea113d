"""Pure rules of training: values in, values out; no clock, no query."""
