using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrleansNotify.Storage;

namespace OrleansNotify.Hosting;

public static class StoreSetup
{
    /// <summary>Creates or upgrades what the process needs in its database, before anything else starts.</summary>
    public static async Task PrepareStore(this IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<ClusterOptions>>().Value;
        if (!options.IsSingle && !services.GetRequiredService<StorageOptions>().IsPostgres)
        {
            throw new BrokenConfigurationException($"DATABASE_URL must name a PostgreSQL database: ROLE is {options.Role}, and SQLite is for one process");
        }

        await services.GetRequiredService<ISchema>().Migrate(CancellationToken.None);
        await services.ReportRowSecurity();
    }
}
