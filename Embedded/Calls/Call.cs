namespace Orleans.Embedded;

internal sealed class Call<TResult>(GrainMethod method, Runtime.GrainId target, object?[] arguments) : Request(target), IDisposable
{
    // Asynchronously, or the caller would run on inside the callee's turn.
    readonly TaskCompletionSource<TResult> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    CancellationTokenSource? _cancellation;
    CancellationTokenRegistration _callerGivesUp;

    public Task<TResult> Answer => _answer.Task;

    public override bool IsSettled => _answer.Task.IsCompleted;

    // As with Orleans the caller's token ends the caller's wait at once; the callee hears of it through its own.
    public void Observe(int tokenIndex)
    {
        var token = (CancellationToken)arguments[tokenIndex]!;
        _cancellation = new();
        arguments[tokenIndex] = _cancellation.Token;
        _callerGivesUp = token.UnsafeRegister(static (call, cause) => ((Call<TResult>)call!).Cancel(cause), this);
    }

    public override Task Start(object target) => method.Invoke(target, arguments);

    public override void Complete(Task outcome)
    {
        Dispose();
        if (outcome.IsCompletedSuccessfully)
        {
            Succeed(outcome as Task<TResult>);
        }
        else if (outcome.IsCanceled)
        {
            _answer.TrySetException(new TaskCanceledException(outcome));
        }
        else
        {
            _answer.TrySetException(outcome.Exception!.InnerExceptions);
        }
    }

    public override void Fail(Exception reason)
    {
        if (_answer.TrySetException(reason))
        {
            SignalCallee();
        }
    }

    void Succeed(Task<TResult>? outcome)
    {
        try
        {
            _answer.TrySetResult(outcome is null ? default! : method.CopyResult(outcome.Result));
        }
        catch (Exception uncopyable)
        {
            _answer.TrySetException(uncopyable);
        }
    }

    void Cancel(CancellationToken cause)
    {
        if (_answer.TrySetCanceled(cause))
        {
            SignalCallee();
        }
    }

    // Off this thread: what the callee registered on its token is its own affair, and may be slow or throw.
    void SignalCallee() => _cancellation?.CancelAsync();

    public void Dispose() => _callerGivesUp.Dispose();

    public override string ToString() => $"{method.Name} on {Target}";
}
