using System.Globalization;
using OrleansNotify.Activity;
using OrleansNotify.Hosting;

namespace OrleansNotify;

/// <summary><c>verify-activity</c>: reads the activity of all tenants, beside running servers, and ends with 1 when something was changed.</summary>
internal static class VerifyActivity
{
    public const string Command = "verify-activity";
    private const int Page = 200;

    public static async Task<int> Run()
    {
        var services = new ServiceCollection().AddLogging();
        services.AddOrleansNotifyGrains(new ConfigurationBuilder().AddEnvironmentVariables().Build());
        // The stores and the key of all that there is: no host, and no cluster to join.
        await using var provider = services.BuildServiceProvider();
        var chain = provider.GetRequiredService<IActivityChain>();
        var (isIntact, count) = (true, 0);
        for (string? after = null; await chain.Tenants(after, Page, CancellationToken.None) is { Count: > 0 } tenants; after = tenants[^1])
        {
            foreach (var tenant in tenants)
            {
                var verdict = await chain.Verify(tenant, CancellationToken.None);
                Console.WriteLine(Line(verdict));
                isIntact &= verdict.IsIntact;
                count++;
            }
        }

        Console.WriteLine(isIntact ? $"The activity of {count} tenants is as it was written." : "Activity was changed: see above.");
        return isIntact ? 0 : 1;
    }

    private static string Line(ActivityVerdict verdict) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(verdict.Tenant.Length > 0 ? verdict.Tenant : "(operator)")}: {verdict.Entries} entries, {verdict.Before} from before the chain, {verdict.Unchained} beside it: {verdict.Problem ?? "intact"}");
}
