using System.Text.Json;
using OrleansNotify.Running;
using OrleansNotify.Testing;

namespace OrleansNotify.Telemetry;

[Collection(ApartOnSqlite.Name)]
public sealed class TracingTests(SqliteStore store)
{
    private const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";

    [SkippableFact]
    public async Task AWebhookItsAppendItsPushAndItsAttemptAreOneTrace()
    {
        await using var collector = await Sink.Start();
        await using var receiver = await Sink.Start();
        await using var server = await store.Start(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Url), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_BSP_SCHEDULE_DELAY", "100"));
        var tenant = await server.NewTenant();
        await tenant.NewEndpoint(new { url = receiver.Url, eventTypes = new[] { "order.paid" } });
        var ann = await tenant.SignIn("ann");
        await using var socket = await ann.Connect();

        var body = JsonSerializer.Serialize(new { type = "order.paid", payload = new { a = 1 }, audience = "*" });
        var answer = await tenant.Publish(body, ("traceparent", $"00-{TraceId}-00f067aa0ba902b7-01"));

        Assert.Equal(202, answer.Status);
        await receiver.Wait(1);
        List<Span> spans = [];
        await Eventually.Holds(
            () => (spans = Of(collector, TraceId)).Count >= 4, "request, append, push and attempt are in the caller's trace");
        var request = spans.Single(span => span.ParentId == "00f067aa0ba902b7");
        var append = spans.Single(span => span.Name == "append");
        Assert.Equal(request.Id, append.ParentId);
        Assert.Equal(append.Id, spans.Single(span => span.Name == "push").ParentId);
        Assert.Equal(append.Id, spans.Single(span => span.Name == "attempt").ParentId);
        Assert.False(receiver.All[0].Headers.ContainsKey("traceparent"));
    }

    [SkippableFact]
    public async Task MetricsAndLogsGoThereToo()
    {
        await using var collector = await Sink.Start();
        await using var server = await store.Start(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Url), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_METRIC_EXPORT_INTERVAL", "200"));

        await server.Default.Notify("hello");
        await server.Stop();

        Assert.Contains(collector.All, received => received.Path == "/v1/metrics" && received.Text.Contains("events.appended", StringComparison.Ordinal));
        Assert.Contains(collector.All, received => received.Path == "/v1/logs");
        Assert.DoesNotContain(collector.All, received => received.Text.Contains(Server.WebhookToken, StringComparison.Ordinal));
    }

    private static List<Span> Of(Sink collector, string traceId) =>
        [.. collector.All.Where(received => received.Path == "/v1/traces").SelectMany(received => Otlp.Spans(received.Body)).Where(span => span.TraceId == traceId)];
}
