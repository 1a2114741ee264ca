using System.Diagnostics;
using OrleansNotify.Telemetry;
using Span = System.Diagnostics.Activity;

namespace OrleansNotify.Events;

/// <summary>A command that waits for its group's commit.</summary>
internal sealed class PendingAppend(AppendEvent command)
{
    private readonly TaskCompletionSource<AppendResult> _result = new();
    private readonly Span? _span = NotifyTelemetry.Begin("append", ActivityKind.Producer, command.TraceParent);

    public AppendEvent Command => command;

    public Task<AppendResult> Result => _result.Task;

    public static AppendResult Unavailable(AppendEvent command) => new(AppendStatus.Unavailable, command.Id, 0, default);

    public void Complete(AppendResult result)
    {
        _span?.SetTag("event.id", result.Id).SetTag("event.seq", result.Seq);
        NotifyTelemetry.End(_span, ActivityStatusCode.Ok);
        _result.SetResult(result);
    }

    public void Fail()
    {
        NotifyTelemetry.End(_span, ActivityStatusCode.Error);
        _result.SetResult(Unavailable(command));
    }

    public LoggedEvent ToLogged(AppendResult result) => new(
        result.Seq, result.Id, command.Type, command.Source, command.Audience, command.Priority, command.Payload, result.AcceptedAt,
        _span?.Id);
}
