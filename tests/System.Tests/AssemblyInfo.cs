// Every test here loads the whole machine; side by side they would only measure each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
