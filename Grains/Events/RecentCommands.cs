namespace OrleansNotify.Events;

/// <summary>The answers of the newest commands, so that one whose answer was lost can be sent again.</summary>
internal sealed class RecentCommands(int capacity)
{
    private readonly Dictionary<string, Task<AppendResult>> _answers = [];
    private readonly Queue<string> _order = new();

    public Task<AppendResult>? Find(string commandId) => _answers.GetValueOrDefault(commandId);

    public void Add(IReadOnlyList<LoggedEvent> committed)
    {
        foreach (var logged in committed)
        {
            Add(logged.Id, Task.FromResult(new AppendResult(AppendStatus.Accepted, logged.Id, logged.Seq, logged.AcceptedAt)));
        }
    }

    public void Add(string commandId, Task<AppendResult> answer)
    {
        _answers[commandId] = answer;
        _order.Enqueue(commandId);
        if (_order.Count > capacity)
        {
            _answers.Remove(_order.Dequeue());
        }
    }

    public void Forget(string commandId) => _answers.Remove(commandId);
}
