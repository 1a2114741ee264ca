using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;
using OrleansNotify.Cluster;
using OrleansNotify.Events;
using OrleansNotify.Hosting;
using OrleansNotify.Housekeeping;
using OrleansNotify.Lifecycle;
using System.Net;
using System.Net.Sockets;
using Orleans.Runtime;
using Orleans.Runtime.Placement;
using Orleans.Serialization;
using OrleansNotify.Storage;
using OrleansNotify.Storage.Grains;
using Npgsql;
using ClusterOptions = OrleansNotify.Hosting.ClusterOptions;

namespace OrleansNotify;

/// <summary>How Orleans is set up in silos, in gateways, and in a process that is both.</summary>
public static class ClusterSetup
{
    // One process has no other that could die under a call: a machine that is short of time makes calls late, not lost.
    private static readonly TimeSpan SingleResponseTimeout = TimeSpan.FromSeconds(30);

    // A call in flight to a silo that was killed hangs until this; commands carry ids and are sent again.
    private static readonly TimeSpan ClusterResponseTimeout = TimeSpan.FromSeconds(5);

    // What is stored belongs to the service and outlives the name of a cluster, so it is none of the settings.
    private const string ServiceId = "orleansnotify";

    public static void AddOrleansNotifyCluster(this IHostApplicationBuilder builder)
    {
        var options = Settings.Read<ClusterOptions>(builder.Configuration);
        var certificates = options.IsSingle ? null : builder.AddClusterCertificates();
        if (options.Role == "gateway")
        {
            builder.UseOrleansClient(client =>
            {
                client.UseTls(certificates);
                client.UseDashboard(options);
                client.Join(options);
            });
            builder.Services.AddSigns();
            return;
        }

        builder.AddSilo(options, silo =>
        {
            silo.Join(options);
            silo.UseTls(certificates);
        });
    }

    internal static void Join(this IClientBuilder client, ClusterOptions options)
    {
        client.UseAdoNetClustering(adoNet => adoNet.Configure<IServiceProvider>(
            (membership, services) => (membership.Invariant, membership.DataSource) = ("Npgsql", Membership(services))));
        client.Configure<Orleans.Configuration.ClusterOptions>(cluster => Name(cluster, options));
        client.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = ClusterResponseTimeout);
        client.Configure<GatewayOptions>(gateway => gateway.GatewayListRefreshPeriod = TimeSpan.FromSeconds(5));
        client.Configure<ExceptionSerializationOptions>(SendAsTheyAre);
    }

    /// <summary>Where a silo finds the others, and they it.</summary>
    internal static void Join(this ISiloBuilder silo, ClusterOptions options)
    {
        if (options.IsSingle)
        {
            silo.UseLocalhostClustering(siloPort: FreePort(), gatewayPort: 0);
        }
        else
        {
            silo.UseAdoNetClustering(adoNet => adoNet.Configure<IServiceProvider>(
                (membership, services) => (membership.Invariant, membership.DataSource) = ("Npgsql", Membership(services))));
            silo.Configure<EndpointOptions>(endpoint => Listen(endpoint, options));
        }

        silo.Configure<Orleans.Configuration.ClusterOptions>(cluster => Name(cluster, options));
    }

    /// <summary>A silo of this product, wherever it is: <paramref name="join"/> says where the others are.</summary>
    internal static void AddSilo(this IHostApplicationBuilder builder, ClusterOptions options, Action<ISiloBuilder> join)
    {
        var storage = builder.Services.Select(service => service.ImplementationInstance).OfType<StorageOptions>().Single();
        builder.UseOrleans(silo =>
        {
            join(silo);
            silo.Configure<SiloMessagingOptions>(
                messaging => messaging.ResponseTimeout = options.IsSingle ? SingleResponseTimeout : ClusterResponseTimeout);
            silo.Configure<ClusterMembershipOptions>(Detect);
            silo.Configure<ExceptionSerializationOptions>(SendAsTheyAre);
            silo.Configure<SiloOptions>(named => named.SiloName = options.SiloName);
            silo.UseGrainDirectory(options);
            silo.UseDashboard(options);
            // Many grains are wanted within a second when a silo has died or tenants arrive: by load, which is known a second later, they
            // would follow each other to one silo; by count, which includes what was placed just now, they are shared out.
            silo.Services.AddSingleton<PlacementStrategy, ActivationCountBasedPlacement>();
            silo.AddPlacementDirector<EntryPlacement, EntryPlacementDirector>();
            silo.AddGrainStores(storage);
            if (options.Streams == "memory")
            {
                silo.AddMemoryLogStreams();
            }
        });
        builder.Services.AddWorkers();
    }

    // By default Orleans sends exceptions of a few namespaces alone: in place of any other, with what caused it, the caller would get one that says
    // that it cannot be sent, and take a store that is away for a mistake of ours.
    private static void SendAsTheyAre(ExceptionSerializationOptions exceptions) => exceptions.SupportedExceptionTypeFilter = _ => true;

    private static void Name(Orleans.Configuration.ClusterOptions cluster, ClusterOptions options)
        => (cluster.ClusterId, cluster.ServiceId) = (options.ClusterId, ServiceId);

    private static NpgsqlDataSource Membership(IServiceProvider services)
        => services.GetRequiredKeyedService<NpgsqlDataSource>(StorageSetup.Membership);

    /// <summary>
    /// A dead silo is found in about 5 s; probes of 1 s would take a busy silo for a dead one. Where all were killed at once nobody is left to
    /// find them: a silo that joins waits until they have said nothing for three periods, 15 s in place of Orleans' 90 s, at a row a
    /// period and silo.
    /// </summary>
    private static void Detect(ClusterMembershipOptions membership)
    {
        membership.ProbeTimeout = TimeSpan.FromSeconds(1.5);
        membership.NumMissedProbesLimit = 3;
        membership.TableRefreshTimeout = TimeSpan.FromSeconds(10);
        membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
    }

    private static void Listen(EndpointOptions endpoint, ClusterOptions options)
    {
        (endpoint.SiloPort, endpoint.GatewayPort) = (options.SiloPort, options.SiloGatewayPort);
        if (options.SiloAddress.Length > 0)
        {
            endpoint.AdvertisedIPAddress = IPAddress.Parse(options.SiloAddress);
        }
    }

    // A single process talks to nobody: any port will do, and a fixed one would keep a second server from starting.
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void AddWorkers(this IServiceCollection services)
    {
        services.AddHousekeeping();
        services.AddSigns();
    }

    private static void AddSigns(this IServiceCollection services)
    {
        services.AddHeartbeat();
        services.AddClusterReporting();
    }
}
