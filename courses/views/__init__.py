"""Pages of training: the notebook, certificates, and e-learning gone through together with staff."""
