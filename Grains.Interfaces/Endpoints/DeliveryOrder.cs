namespace OrleansNotify.Endpoints;

[GenerateSerializer, Alias("OrleansNotify.Endpoints.DeliveryOrder")]
public enum DeliveryOrder
{
    /// <summary>Many attempts at once; a delivery that fails is tried again later and holds nobody up.</summary>
    Parallel = 0,

    /// <summary>Of equal ordering keys one at a time, in the order of <c>seq</c>; a failing one holds its key until it is done or dead.</summary>
    Fifo = 1,
}
