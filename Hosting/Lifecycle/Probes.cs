using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OrleansNotify.Lifecycle;

/// <summary>The three questions that the process is asked by what runs it: 200, or 503 with the reason.</summary>
public static class Probes
{
    internal const string Startup = "startup";
    internal const string Ready = "ready";
    internal const string Live = "live";

    public static void UseProbes(this IApplicationBuilder app)
    {
        foreach (var name in (string[])[Startup, Ready, Live])
        {
            app.UseHealthChecks($"/healthz/{name}", new HealthCheckOptions { Predicate = check => check.Name == name, ResponseWriter = Write });
        }
    }

    private static Task Write(HttpContext context, HealthReport report)
        => context.Response.WriteAsJsonAsync(new
        {
            status = report.Status == HealthStatus.Healthy ? "ok" : "failing",
            reason = report.Entries.Values.Select(entry => entry.Description).FirstOrDefault(description => description is not null),
        });
}
