using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Storage;
using OrleansNotify.Storage.Postgres;

namespace OrleansNotify.Storage.Grains;

public static class GrainStoreSetup
{
    // Orleans' ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME.
    private const string DefaultStorage = "Default";
    private const string AdoNet = "postgres";

    /// <summary>Where silos keep states of grains and reminders: PostgreSQL through Orleans' AdoNet packages, SQLite through the product's one writer.</summary>
    public static ISiloBuilder AddGrainStores(this ISiloBuilder silo, StorageOptions options)
    {
        silo.AddReminders();
        if (options.IsPostgres)
        {
            silo.AddPostgres();
        }
        else
        {
            silo.Services.AddSingleton<IReminderTable, SqliteReminderTable>().AddSingleton<IGrainStorage, SqliteGrainStorage>();
        }

        silo.Services.AddKeyedSingleton(DefaultStorage, (services, _) => services.GetRequiredService<IGrainStorage>());
        return silo;
    }

    private static void AddPostgres(this ISiloBuilder silo)
    {
        silo.AddAdoNetGrainStorage(AdoNet, options => options.Configure<NpgsqlDataSource>((storage, source) =>
        {
            (storage.Invariant, storage.DataSource) = ("Npgsql", source);
            storage.GrainStorageSerializer = new JsonStateSerializer();
        }));
        silo.Services.AddSingleton<IGrainStorage>(
            services => new WholeIdStorage(services.GetRequiredKeyedService<IGrainStorage>(AdoNet), services.GetRequiredService<Pulse>()));
        silo.UseAdoNetReminderService(options => options.Configure<NpgsqlDataSource>(
            (reminders, source) => (reminders.Invariant, reminders.DataSource) = ("Npgsql", source)));
        var table = silo.Services.Last(service => service.ServiceType == typeof(IReminderTable)).ImplementationType!;
        silo.Services.Replace(ServiceDescriptor.Singleton<IReminderTable>(services => new PostgresReminders(
            (IReminderTable)ActivatorUtilities.CreateInstance(services, table), services.GetRequiredService<Pulse>())));
    }
}
