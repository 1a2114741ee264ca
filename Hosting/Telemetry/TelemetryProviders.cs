using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using OrleansNotify.Hosting;

namespace OrleansNotify.Telemetry;

/// <summary>Collects from the first moment of the process, and sends what is left at its end.</summary>
public sealed class TelemetryProviders(IOptions<TelemetryOptions> options, IOptions<Hosting.ClusterOptions> cluster) : IHostedService, IDisposable
{
    private const int MostSeries = 500;

    private readonly TracerProvider? _tracing = options.Value.IsSending ? Tracing(options.Value, cluster.Value) : null;

    /// <summary>What <c>/metrics</c> shows.</summary>
    public MeterProvider Metrics { get; } = Metering(options.Value, cluster.Value);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        Metrics.Dispose();
        _tracing?.Dispose();
    }

    /// <summary>Who says it: the same for metrics, traces and logs.</summary>
    internal static ResourceBuilder Resource(TelemetryOptions options, ClusterOptions cluster) => ResourceBuilder.CreateDefault()
        .AddService(options.ServiceName, serviceNamespace: cluster.ClusterId, ThisProcess.Version, autoGenerateServiceInstanceId: false, ThisProcess.Id)
        .AddAttributes([new("orleansnotify.role", cluster.Role)]);

    private static MeterProvider Metering(TelemetryOptions options, ClusterOptions cluster)
    {
        var builder = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(Resource(options, cluster))
            .AddMeter(
                NotifyTelemetry.Name, "Microsoft.Orleans", "Microsoft.AspNetCore.Hosting", "System.Runtime",
                "Npgsql")
            // Room for each series is made at the start; labels are few here.
            .AddView(_ => new MetricStreamConfiguration { CardinalityLimit = MostSeries })
            .AddPrometheusExporter();
        return (options.IsSending ? builder.AddOtlpExporter() : builder).Build();
    }

    private static TracerProvider Tracing(TelemetryOptions options, ClusterOptions cluster) => Sdk.CreateTracerProviderBuilder()
        .SetResourceBuilder(Resource(options, cluster))
        .AddAspNetCoreInstrumentation()
        .AddSource(NotifyTelemetry.Name, "Microsoft.Orleans.Application")
        .AddOtlpExporter()
        .Build();
}
