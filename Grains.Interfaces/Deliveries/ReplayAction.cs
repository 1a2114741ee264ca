namespace OrleansNotify.Deliveries;

[GenerateSerializer, Alias("OrleansNotify.Deliveries.ReplayAction")]
public enum ReplayAction
{
    /// <summary>Changes nothing: tells how it stands.</summary>
    Show = 0,
    Pause = 1,
    Resume = 2,

    /// <summary>What is already due is still delivered.</summary>
    Cancel = 3,
}
