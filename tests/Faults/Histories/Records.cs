namespace OrleansNotify.Faults.Histories;

/// <summary>An event as its sender knows it, over all its calls. Times are <see cref="System.Diagnostics.Stopwatch.GetTimestamp"/>.</summary>
/// <param name="Key">Idempotency-Key; null: its sender never repeats what may have been accepted.</param>
/// <param name="To">The one person who may see it; null: everyone of the tenant.</param>
/// <param name="Answers">Of every call that was answered 2xx.</param>
internal sealed record PostedEvent(
    string Tenant, long Number, int Sender, string? Key, string? To, bool IsForEndpoints, long BeganAt, long EndedAt, IReadOnlyList<Answer> Answers)
{
    public bool IsAccepted => Answers.Count > 0;

    public bool IsFor(string person) => To is null || To == person;
}

internal readonly record struct Answer(string Id, long Seq);

/// <summary>One request.</summary>
/// <param name="Status">0: a broken connection, or none within the time.</param>
internal readonly record struct Call(int Sender, long BeganAt, long EndedAt, int Status, bool HasRetryAfter)
{
    public bool IsAccepted => Status is >= 200 and < 300;
}

/// <summary>A row of the log, read back.</summary>
/// <param name="Number">Below 0: the server's own.</param>
internal sealed record StoredEvent(string Tenant, long Seq, string Id, long Number, string? To, bool IsForEndpoints);

/// <summary>What one device of a person saw, in the order of arrival.</summary>
/// <param name="FirstSeq">Where the log stood when it began.</param>
internal sealed record SeenByDevice(string Tenant, string Person, int Device, long FirstSeq, IReadOnlyList<SeenEvent> Seen);

/// <summary>A person's inbox, oldest first, and the count that the server shows.</summary>
internal sealed record ReadInbox(string Tenant, string Person, IReadOnlyList<SeenEvent> Items, int Unread);

/// <summary>An endpoint whose deliveries must be complete.</summary>
/// <param name="Path">At the receiver.</param>
internal sealed record WatchedEndpoint(string Tenant, string Id, string Path, long FirstSeq);

/// <summary>An endpoint that was told to be quiet, and when its owner had the answer.</summary>
internal readonly record struct SilencedEndpoint(string Path, long AnsweredAt);

/// <summary>One code: how many wrong guesses were refused before the right one was tried, how often it was tried, and how often it let in.</summary>
internal sealed record GuessedCode(string Person, int Refused, int Tries, int LetIn);

/// <summary>A session that was ended, and a later call with its token.</summary>
internal readonly record struct CallAfterLogout(long LogoutAnsweredAt, long BeganAt, int Status);

/// <summary>Something that was broken, and until when.</summary>
/// <param name="StopsProcesses">Whether what was in flight may have been cut off.</param>
internal sealed record FaultSpan(string Id, string What, long BeganAt, long HealedAt, bool StopsProcesses);

/// <summary>Whether the write-ahead log was on the disk beyond an event's commit when its sender had the 2xx.</summary>
internal sealed record FlushProbe(string EventId, ulong CommitEnd, ulong FlushedAtAnswer);

/// <summary>Rows that a silo wrote after the others had declared it dead.</summary>
internal sealed record LateWrites(string Silo, string Table, long Rows);
