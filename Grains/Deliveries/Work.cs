using OrleansNotify.Events;

namespace OrleansNotify.Deliveries;

/// <summary>One delivery that an endpoint has in hand.</summary>
internal sealed class Work(EventRef about, DeliveryRow? row)
{
    public EventRef About => about;

    /// <summary>As recorded before; null before the first attempt.</summary>
    public DeliveryRow? Row => row;

    public long Seq => about.Seq;

    /// <summary>With the payload; null until it is needed, so that what waits holds no memory.</summary>
    public LoggedEvent? Event { get; set; }

    /// <summary>Whose equal values keep order; null: nobody waits for this one.</summary>
    public string? Lane { get; set; }

    /// <summary>Why the cursor cannot pass it: it has no row yet.</summary>
    public bool IsFirst => row is null;

    public static Work First(LoggedEvent logged, string? lane) => new(Ref(logged), null) { Event = logged, Lane = lane };

    public static Work Again(DeliveryRow row) => new(new EventRef(row.Seq, row.EventId, row.Type, row.Source, row.AcceptedAt), row);

    public static EventRef Ref(LoggedEvent logged) => new(logged.Seq, logged.Id, logged.Type, logged.Source, logged.AcceptedAt);
}
