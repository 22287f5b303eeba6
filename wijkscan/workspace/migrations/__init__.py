"""The steps from an empty database to today's tables; a step is never changed after a release."""
