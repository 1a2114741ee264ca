using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace OrleansNotify.Telemetry;

/// <summary>Where measurements, traces and logs go, beside what the variables of OpenTelemetry (<c>OTEL_…</c>) say by themselves.</summary>
public sealed class TelemetryOptions
{
    /// <summary>
    /// An OTLP receiver, <c>http://collector:4317</c>: metrics, traces and logs are sent to it. Empty: nothing is sent. Default empty.
    /// How it is spoken to, what is sampled and more is said by OpenTelemetry's own variables.
    /// </summary>
    [ConfigurationKeyName("OTEL_EXPORTER_OTLP_ENDPOINT")]
    public string OtlpEndpoint { get; set; } = "";

    /// <summary>Name under which this installation is found there. Default <c>orleansnotify</c>.</summary>
    [ConfigurationKeyName("OTEL_SERVICE_NAME"), Required]
    public string ServiceName { get; set; } = "orleansnotify";

    /// <summary><c>text</c>, or <c>json</c>: one object a line. Default <c>text</c>.</summary>
    [ConfigurationKeyName("LOG_FORMAT"), AllowedValues("text", "json", ErrorMessage = "LOG_FORMAT is text or json.")]
    public string LogFormat { get; set; } = "text";

    public bool IsSending => OtlpEndpoint.Length > 0;

    public bool IsJson => LogFormat == "json";
}
