using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;
using OrleansNotify.Hosting;

namespace OrleansNotify.Telemetry;

public static class TelemetrySetup
{
    /// <summary>Metrics always; traces and logs to an OTLP receiver, if there is one; logs of this process as text or JSON.</summary>
    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        var options = builder.Services.AddSettings<TelemetryOptions>(builder.Configuration);
        builder.Services.AddSingleton<TelemetryProviders>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<TelemetryProviders>());
        if (options.IsJson)
        {
            builder.Logging.AddJsonConsole(json => (json.IncludeScopes, json.UseUtcTimestamp, json.TimestampFormat) = (true, true, "O"));
            builder.Logging.Configure(logging => logging.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId);
        }

        if (options.IsSending)
        {
            var cluster = Settings.Read<ClusterOptions>(builder.Configuration);
            builder.Logging.AddOpenTelemetry(logging =>
            {
                logging.IncludeFormattedMessage = true;
                logging.SetResourceBuilder(TelemetryProviders.Resource(options, cluster)).AddOtlpExporter();
            });
        }
    }
}
