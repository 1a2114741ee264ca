namespace OrleansNotify.Bench.Deliveries;

internal static class ListBench
{
    public static Task Run(string name, IServiceProvider store, DeliveriesOptions options) => Task.CompletedTask;
}
