namespace OrleansNotify.Channels;

/// <summary>
/// Which of the messages that are due go next: the most urgent, but every sixteenth place is the least urgent's, so that it is never starved.
/// </summary>
internal sealed class PriorityPick
{
    private const int FloorEvery = 16;
    private int _places;

    /// <param name="due">By priority, then by age.</param>
    public IReadOnlyList<MessageRow> Take(IReadOnlyList<MessageRow> due, int room)
    {
        var lanes = due.GroupBy(message => message.Priority).OrderBy(lane => lane.Key).Select(lane => new Queue<MessageRow>(lane)).ToList();
        var picked = new List<MessageRow>(Math.Min(room, due.Count));
        while (picked.Count < room && lanes.Count > 0)
        {
            _places = (_places + 1) % FloorEvery;
            var lane = _places == 0 ? lanes[^1] : lanes[0];
            picked.Add(lane.Dequeue());
            if (lane.Count == 0)
            {
                lanes.Remove(lane);
            }
        }

        return picked;
    }
}
