namespace OrleansNotify.DeployTests.Observing;

/// <summary>What <c>/metrics</c> shows, as far as the dashboard, the alerts and the autoscaler may use it.</summary>
internal static class MetricNames
{
    /// <summary>The product's own instruments; <see cref="InstrumentTests"/> holds this list against the sources.</summary>
    public static IReadOnlyDictionary<string, string[]> Own { get; } = new Dictionary<string, string[]>
    {
        ["access.refused"] = ["access_refused_total"],
        ["live.sockets"] = ["live_sockets"],
        ["live.frames.encoded"] = ["live_frames_encoded_total"],
        ["live.lag"] = ["live_lag_seconds"],
        ["events.appended"] = ["events_appended_total"],
        ["events.append.duration"] = Histogram("events_append_duration_seconds"),
        ["events.scheduled"] = ["events_scheduled"],
        ["deliveries.attempts"] = ["deliveries_attempts_total"],
        ["deliveries.attempt.duration"] = Histogram("deliveries_attempt_duration_seconds"),
        ["deliveries.dead"] = ["deliveries_dead_total"],
        ["deliveries.unfiltered"] = ["deliveries_unfiltered_total"],
        ["deliveries.due"] = ["deliveries_due"],
        ["deliveries.waiting"] = ["deliveries_waiting"],
        ["deliveries.lag"] = ["deliveries_lag_seconds"],
        ["channels.sent"] = ["channels_sent_total"],
        ["messages.attempts"] = ["messages_attempts_total"],
        ["grains.active"] = ["grains_active"],
        ["store.errors"] = ["store_errors_total"],
    };

    /// <summary>Of .NET, ASP.NET Core, Npgsql and Prometheus itself.</summary>
    private static readonly string[] Standard =
    [
        .. Histogram("http_server_request_duration_seconds"),
        "db_client_connection_count",
        "db_client_connection_max",
        "dotnet_gc_pause_time_seconds_total",
        "dotnet_process_cpu_time_seconds_total",
        "dotnet_process_memory_working_set_bytes",
        "dotnet_thread_pool_queue_length_total",
        "up",
    ];

    public static IReadOnlySet<string> All { get; } = Own.Values.SelectMany(names => names).Concat(Standard).ToHashSet();

    private static string[] Histogram(string name) => [$"{name}_bucket", $"{name}_sum", $"{name}_count"];
}
