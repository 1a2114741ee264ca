using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OrleansNotify.Activity;
using OrleansNotify.Channels;
using OrleansNotify.Deliveries;
using OrleansNotify.Endpoints;
using OrleansNotify.Events;
using OrleansNotify.Hosting;
using OrleansNotify.Members;
using OrleansNotify.Outbound;
using OrleansNotify.Preferences;
using OrleansNotify.Secrets;
using OrleansNotify.Sessions;
using OrleansNotify.Sso;
using OrleansNotify.Storage;
using OrleansNotify.Telemetry;

namespace OrleansNotify;

public static class GrainsSetup
{
    /// <summary>Everything that grains need, from the configuration.</summary>
    public static void AddOrleansNotifyGrains(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<SessionOptions>(configuration);
        services.AddSettings<ClusterOptions>(configuration);
        services.AddSettings<ClusterTlsOptions>(configuration);
        var store = services.AddSettings<StoreOptions>(configuration);
        var storage = new StorageOptions
        {
            DataDirectory = store.DataDirectory,
            PostgresConnectionString = store.DatabaseUrl,
            PostgresPoolSize = store.DatabasePool,
            IsShared = !Settings.Read<ClusterOptions>(configuration).IsSingle,
        };
        services.AddSingleton(storage);
        services.AddOrleansNotifyStorage(storage);
#pragma warning disable RS0030 // the one place that supplies it
        services.AddSingleton(Random.Shared);
#pragma warning restore RS0030
        services.AddSingleton(SecretKeySetup.Load(store.SecretKey, store.SecretKeyPrevious, store.DataDirectory));
        services.AddSingleton<SecretBox>();
        services.AddSingleton<IActivitySeal, ActivitySeal>();
        services.AddSingleton<MessageLinks>();
        services.AddSingleton<CodeLimits>();
        services.AddSingleton<SessionStarts>();
        services.AddMembers();
        services.AddMail(configuration);
        // Read here, so that a schedule that cannot be read is said at the start.
        services.AddSingleton(new ServerSchedule(RetrySchedule.Of(services.AddSettings<DeliveryOptions>(configuration))));
        services.AddSingleton<DeliveryLag>();
        services.AddSingleton<Lag>(provider => provider.GetRequiredService<DeliveryLag>());
        services.AddSingleton<AppendBudget>();
        services.AddSingleton<DeliveryServices>();
        services.AddSingleton<FigureCounter>();
        services.AddHostedService<FigureWriter>();
        services.AddSingleton<DeliveryRecorder>();
        services.AddSingleton<OperationalReports>();
        services.AddSingleton<EndpointSecretBox>();
        services.AddOutbound(configuration);
        services.AddOpenIdClient();
        services.AddMessages(configuration);
    }
}
