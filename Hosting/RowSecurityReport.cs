using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrleansNotify.Storage;

namespace OrleansNotify.Hosting;

/// <summary>Says whether the database itself keeps tenants apart, and has it do so.</summary>
public static class RowSecurityReport
{
    /// <summary>For <c>migrate --row-security</c>: makes the policies of a database from before there were any, in words for its operator.</summary>
    /// <returns>Whether they are on and bind this program.</returns>
    public static async Task<bool> TurnOnRowSecurity(this IServiceProvider services)
    {
        var rowSecurity = services.GetService<IRowSecurity>() ?? throw new BrokenConfigurationException("row security needs PostgreSQL");
        var silent = await rowSecurity.TurnOn(CancellationToken.None);
        if (silent.Count > 0)
        {
            await Console.Error.WriteLineAsync(
                $"orleansnotify: row security is as it was: {string.Join(", ", silent)} would see nothing. End what uses this role and is older, then do this again.");
            return false;
        }

        var state = await rowSecurity.State(CancellationToken.None);
        Console.WriteLine($"OrleansNotify: row security is on for {state.Guarded} tables and partitions.");
        if (state.Bypasses)
        {
            await Console.Error.WriteLineAsync($"orleansnotify: it does not bind the role {state.Role}, which is a superuser or has BYPASSRLS.");
        }

        return !state.Bypasses;
    }

    internal static async Task ReportRowSecurity(this IServiceProvider services)
    {
        if (services.GetService<IRowSecurity>() is not { } rowSecurity)
        {
            return;
        }

        var state = await rowSecurity.State(CancellationToken.None);
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("OrleansNotify.Storage");
        if (!state.IsOn)
        {
            logger.RowSecurityIsOff(state.Unguarded);
        }
        else if (state.Bypasses)
        {
            logger.RowSecurityBindsNobody(state.Role);
        }
        else
        {
            logger.RowSecurityIsOn(state.Guarded);
        }
    }
}
