"""The laws, the replay, the doctor."""
