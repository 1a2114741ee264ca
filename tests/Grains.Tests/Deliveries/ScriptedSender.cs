namespace OrleansNotify.Deliveries;

/// <summary>A receiver that answers as the test says, or not before the test says so.</summary>
internal sealed class ScriptedSender : IAttemptSender
{
    private readonly List<AttemptRequest> _sent = [];
    private readonly List<TaskCompletionSource<AttemptResult>> _held = [];

    /// <summary>What comes back; null: nothing until <see cref="Answer"/>.</summary>
    public Func<AttemptRequest, AttemptResult?> Script { get; set; } = _ => Ok;

    public static AttemptResult Ok { get; } = Status(200);

    public static AttemptResult TimedOut { get; } = Status(null, ErrorKind.Timeout);

    public int Count
    {
        get
        {
            lock (_sent)
            {
                return _sent.Count;
            }
        }
    }

    public IReadOnlyList<AttemptRequest> Sent
    {
        get
        {
            lock (_sent)
            {
                return [.. _sent];
            }
        }
    }

    public int Held => _held.Count(held => !held.Task.IsCompleted);

    public static AttemptResult Status(int? status, string? error = null, TimeSpan? retryAfter = null) => new(
        status, error ?? ErrorKind.OfStatus(status!.Value), retryAfter, null, null, null, null, TimeSpan.FromMilliseconds(1), "", "", [], false);

    public Task<AttemptResult> Send(AttemptRequest request, CancellationToken cancellation)
    {
        lock (_sent)
        {
            _sent.Add(request);
            if (Script(request) is { } result)
            {
                return Task.FromResult(result);
            }

            var held = new TaskCompletionSource<AttemptResult>(TaskCreationOptions.RunContinuationsAsynchronously);
            _held.Add(held);
            return held.Task;
        }
    }

    public void Answer(AttemptResult result)
    {
        lock (_sent)
        {
            _held.ForEach(held => held.TrySetResult(result));
        }
    }
}
