using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Embedded;

namespace Orleans.Hosting;

public static class SiloBuilderReminderExtensions
{
    /// <summary>Runs reminders over the <see cref="IReminderTable"/> that is registered beside it.</summary>
    public static ISiloBuilder AddReminders(this ISiloBuilder builder)
    {
        if (!builder.Services.Any(service => service.ServiceType == typeof(ReminderService)))
        {
            builder.Services.AddSingleton<ReminderService>();
            builder.Services.AddSingleton<ISiloPart>(provider => provider.GetRequiredService<ReminderService>());
        }

        return builder;
    }
}

public static class SiloBuilderReminderMemoryExtensions
{
    public static ISiloBuilder UseInMemoryReminderService(this ISiloBuilder builder)
    {
        builder.Services.TryAddSingleton<IReminderTable, MemoryReminderTable>();
        return builder.AddReminders();
    }
}
