using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;

namespace OrleansNotify.Events;

/// <summary>A lane of numbers, of which some cannot be done.</summary>
internal sealed class NumberLane(IEnumerable<int> numbers, Func<int, Task<bool>> act, TimeProvider time)
    : ScheduleLane<int>("acme", time, NullLogger.Instance)
{
    private readonly SortedSet<int> _waiting = [.. numbers];

    public IReadOnlyCollection<int> Waiting => _waiting;

    protected override Task<IReadOnlyList<int>> Read(SchedulePosition after, int limit, CancellationToken cancellation)
    {
        var from = after.Id.Length == 0 ? -1 : int.Parse(after.Id, CultureInfo.InvariantCulture);
        return Task.FromResult<IReadOnlyList<int>>([.. _waiting.Where(number => number > from).Take(limit)]);
    }

    protected override async Task<bool> Act(int one, CancellationToken cancellation)
    {
        if (!await act(one))
        {
            return false;
        }

        // A page's numbers are done at the same time.
        lock (_waiting)
        {
            return _waiting.Remove(one);
        }
    }

    protected override SchedulePosition PositionOf(int one) => new(default, one.ToString(CultureInfo.InvariantCulture));
}
