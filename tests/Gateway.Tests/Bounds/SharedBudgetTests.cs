using OrleansNotify.Http;

namespace OrleansNotify.Bounds;

public sealed class SharedBudgetTests
{
    private readonly SharedBudget _budget = new(process: 100, tenant: 50, caller: 25);

    [Fact]
    public void ACallerHoldsNoMoreThanItsShare()
    {
        using var first = _budget.Lease("a", "ann");
        using var second = _budget.Lease("a", "ann");

        Assert.Null(first.Grow(20));
        Assert.Equal(429, second.Grow(6)?.Status);
        Assert.Null(second.Grow(5));
        Assert.Equal(25, _budget.Held);
    }

    [Fact]
    public void ATenantHoldsNoMoreThanItsShareHoweverManyCallersItHas()
    {
        using var own = _budget.Lease("a", null);
        using var ann = _budget.Lease("a", "ann");
        using var other = _budget.Lease("b", "bert");

        Assert.Null(own.Grow(40));
        Assert.Equal(429, ann.Grow(11)?.Status);
        Assert.Null(other.Grow(11));
    }

    [Fact]
    public void AProcessThatHoldsAllItCanRefusesEverybodyUntilSomethingIsReturned()
    {
        using var third = _budget.Lease("c", null);
        using (var first = _budget.Lease("a", null))
        {
            using var second = _budget.Lease("b", null);
            Assert.Null(first.Grow(50) ?? second.Grow(50));

            var refusal = third.Grow(1);

            Assert.Equal((503, TimeSpan.FromSeconds(1)), (refusal?.Status, refusal?.RetryAfter));
        }

        Assert.Null(third.Grow(50));
        Assert.Equal(50, _budget.Held);
    }

    [Fact]
    public void ALeaseGrowsToAnAmountAndReturnsItOnce()
    {
        var lease = _budget.Lease(null, "127.0.0.1");
        Assert.Null(lease.Grow(5) ?? lease.Grow(10) ?? lease.Grow(7));
        Assert.Equal(10, _budget.Held);

        lease.Dispose();
        lease.Dispose();

        Assert.Equal(0, _budget.Held);
    }

    [Fact]
    public async Task WhatManyTakeAndReturnAtOnceIsWholeAfterwards()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(caller => Task.Run(() =>
        {
            for (var i = 0; i < 1_000; i++)
            {
                using var lease = _budget.Lease($"t{caller % 2}", $"c{caller}");
                lease.Grow(1 + (i % 30));
            }
        })));

        Assert.Equal(0, _budget.Held);
        using var whole = _budget.Lease(null, null);
        Assert.Null(whole.Grow(100));
    }
}
