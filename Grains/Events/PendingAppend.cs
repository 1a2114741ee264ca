using System.Diagnostics;
using OrleansNotify.Telemetry;
using Span = System.Diagnostics.Activity;

namespace OrleansNotify.Events;

/// <summary>A command that waits for its group's commit.</summary>
internal sealed class PendingAppend(AppendEvent command, ByteBudget budget)
{
    private readonly TaskCompletionSource<AppendResult> _result = new();
    private readonly Span? _span = NotifyTelemetry.Begin("append", ActivityKind.Producer, command.TraceParent);

    public AppendEvent Command => command;

    public long Size { get; } = EventSize.Of(command);

    public Task<AppendResult> Result => _result.Task;

    /// <summary>False when too much waits already: it has failed.</summary>
    public bool TryEnter()
    {
        if (budget.TryTake(Size))
        {
            return true;
        }

        End(Unavailable, ActivityStatusCode.Error);
        return false;
    }

    public void Complete(AppendResult result)
    {
        _span?.SetTag("event.id", result.Id).SetTag("event.seq", result.Seq);
        Leave(result, ActivityStatusCode.Ok);
    }

    public void Fail() => Leave(Unavailable, ActivityStatusCode.Error);

    public LoggedEvent ToLogged(AppendResult result) => new(
        result.Seq, result.Id, command.Type, command.Source, command.Audience, command.Priority, command.Payload, result.AcceptedAt,
        _span?.Id, command.Hops);

    private AppendResult Unavailable => new(AppendStatus.Unavailable, command.Id, 0, default);

    /// <summary>Once only: what was answered does not fail when the rest of its batch does.</summary>
    private void Leave(AppendResult result, ActivityStatusCode status)
    {
        if (!_result.Task.IsCompleted)
        {
            budget.Return(Size);
            End(result, status);
        }
    }

    private void End(AppendResult result, ActivityStatusCode status)
    {
        _result.SetResult(result);
        NotifyTelemetry.End(_span, status);
    }
}
