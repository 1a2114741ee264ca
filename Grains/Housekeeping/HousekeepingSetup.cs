using Microsoft.Extensions.DependencyInjection;
using OrleansNotify.Channels;
using OrleansNotify.Deliveries;
using OrleansNotify.Endpoints;
using OrleansNotify.Events;
using OrleansNotify.Reseal;
using OrleansNotify.Secrets;
using OrleansNotify.Tenants;

namespace OrleansNotify.Housekeeping;

internal static class HousekeepingSetup
{
    /// <summary>The jobs that the cluster does once. Call it after the Orleans setup: the pings are grain calls.</summary>
    public static void AddHousekeeping(this IServiceCollection services)
    {
        services.AddSingleton<IHousekeepingJob, ScheduleJob>();
        services.AddSingleton<IHousekeepingJob, WakeJob>();
        services.AddSingleton<IHousekeepingJob, MessagesJob>();
        services.AddSingleton<IHousekeepingJob, EraseJob>();
        services.AddSingleton<IHousekeepingJob, BacklogJob>();
        services.AddSingleton<IHousekeepingJob, BulkJob>();
        services.AddSingleton<IHousekeepingJob, QueueDepthJob>();
        services.AddSingleton<IHousekeepingJob, ResealJob>();
        services.AddSingleton<IHousekeepingJob, HeaderSealJob>();
        services.AddSingleton<IHousekeepingJob, RetentionJob>();
        services.AddSingleton<IHousekeepingJob, OriginsJob>();
        services.AddHostedService<HousekeepingPings>();
    }
}
