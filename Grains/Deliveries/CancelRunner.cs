using Microsoft.Extensions.Logging;
using OrleansNotify.Endpoints;
using OrleansNotify.Storage;

namespace OrleansNotify.Deliveries;

/// <summary>
/// Cancels what waits at an endpoint, a page at a time, outside the commands that ask for it: a million deliveries take longer than a
/// caller waits. What is left is stored, so that the next activation goes on.
/// </summary>
internal sealed class CancelRunner(DeliveryServices services, EndpointKey key, Action<Exception?> ended) : IDisposable
{
    private const int PageSize = 1_000;
    private static readonly TimeSpan AnswerAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;
    private DateTimeOffset _until;
    private int _starts;
    private long _cancelled;
    private bool _isDisposed;

    public bool IsIdle => _running.IsCompleted;

    /// <summary>Goes on with what the store says; does not wait for it.</summary>
    public void Start(DateTimeOffset until)
    {
        _until = until > _until ? until : _until;
        _starts++;
        if (IsIdle)
        {
            _running = Run();
            _running.Ignore();
        }
    }

    /// <summary>Waits a second at most. Returns how many are cancelled or are going to be.</summary>
    public async Task<long> Cancel(DateTimeOffset until)
    {
        var before = _cancelled;
        Start(until);
        return await IsOverSoon()
            ? _cancelled - before
            : _cancelled - before + await services.Cancellations.CountWaiting(key.Tenant, key.Id, CancellationToken.None);
    }

    /// <summary>Completes when all is cancelled, or after a second. False: it goes on.</summary>
    public async Task<bool> IsOverSoon()
    {
        await Task.WhenAny(_running, Task.Delay(AnswerAfter, services.Time));
        if (IsIdle)
        {
            await _running;
        }

        return IsIdle;
    }

    public void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            _stopping.Cancel();
            _stopping.Dispose();
        }
    }

    private async Task Run()
    {
        var stopping = _stopping.Token;
        try
        {
            while (!await IsOver(stopping))
            {
            }
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            ended(e);
            throw;
        }

        ended(null);
    }

    private async Task<bool> IsOver(CancellationToken stopping)
    {
        var (until, starts) = (_until, _starts);
        try
        {
            var page = await services.Cancellations.Step(key.Tenant, key.Id, until, services.Now, PageSize, stopping);
            _cancelled += page;
            return page < PageSize && starts == _starts;
        }
        catch (StoreUnavailableException e)
        {
            services.Logger.CancelDelayed(e, key.Tenant, key.Id);
            await Task.Delay(TryAgainAfter, services.Time, stopping);
            return false;
        }
    }
}
