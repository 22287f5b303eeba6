"""The parts that the forms of a scan are put together from: blocks out of the document."""
