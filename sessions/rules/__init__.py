"""Pure rules of scheduling, seats and attendance: values in, values out; no clock, no query."""
