using Microsoft.Extensions.DependencyInjection;
using OrleansNotify.Activity;
using OrleansNotify.Storage;

namespace OrleansNotify.Bench.Deliveries;

/// <summary>What the delivery tables cost, without the rest: recording outcomes, and listing a table of millions.</summary>
internal static class DeliveriesBench
{
    public static async Task<int> Run(string[] arguments)
    {
        if (DeliveriesOptions.Parse(arguments) is not { } options)
        {
            Console.Error.WriteLine(DeliveriesOptions.Usage);
            return 2;
        }

        if (options.SqliteFolder.Length > 0)
        {
            await Run("SQLite", new StorageOptions { DataDirectory = options.SqliteFolder }, options);
        }

        if (options.Postgres.Length > 0)
        {
            await Run("PostgreSQL", new StorageOptions { PostgresConnectionString = options.Postgres }, options);
        }

        return 0;
    }

    private static async Task Run(string name, StorageOptions storage, DeliveriesOptions options)
    {
        await using var store = new ServiceCollection().AddSingleton<IActivitySeal, KeylessSeal>().AddOrleansNotifyStorage(storage).BuildServiceProvider();
        await store.GetRequiredService<ISchema>().Migrate(default);
        if (options.RecordTime > TimeSpan.Zero)
        {
            await RecordBench.Run(name, store, options);
        }

        if (options.Rows > 0)
        {
            await ListBench.Run(name, store, options);
        }
    }
}
